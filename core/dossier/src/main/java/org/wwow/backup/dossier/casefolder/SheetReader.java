package org.wwow.backup.dossier.casefolder;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// Reads one object of a sheet at its place, and refuses by name whatever its type does not have.
final class SheetReader {
    /// Long enough for a title, a name, a reason.
    static final int LINE = 300;
    /// Long enough for an explanation; accounts are exhibits of their own.
    static final int WORDS = 20_000;
    /// More of anything than a file has that a court can read.
    static final int MANY = 4_096;
    /// Signs that no page and no XML can hold, and those that turn the order in which other signs are read.
    private static final Pattern HIDDEN = Pattern
            .compile("[\\p{Cc}&&[^\\n\\t]]|[\u202A-\u202E\u2066-\u2069\u2028\u2029]");
    private static final Pattern SHOWABLE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    private final JsonObject object;
    private final String place;
    private final Set<String> asked = new HashSet<>();

    private SheetReader(JsonObject object, String place) {
        this.object = object;
        this.place = place;
    }

    /// Runs a parser over the value at a place; members nobody asked for are refused.
    static <T> T read(JsonValue value, String place, Function<SheetReader, T> parser) {
        if (!(value instanceof JsonObject object)) {
            throw new CaseRefused(place, "is not an object.");
        }
        var reader = new SheetReader(object, place);
        T parsed;
        try {
            parsed = parser.apply(reader);
        } catch (FormRefused refused) {
            throw new CaseRefused(place, refused.getMessage() + ".");
        }
        object.members().keySet().stream().filter(name -> !reader.asked.contains(name)).findFirst().ifPresent(name -> {
            throw new CaseRefused(place, "The member " + shown(name) + " is unknown.");
        });
        return parsed;
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    CaseRefused refuse(String name, String sentence) {
        return new CaseRefused(at(name), sentence);
    }

    JsonValue value(String name) {
        asked.add(name);
        return object.member(name).orElseThrow(() -> refuse(name, "is missing."));
    }

    /// One line that is not empty.
    String line(String name) {
        String text = words(name, LINE);
        if (text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0) {
            throw refuse(name, "is more than one line.");
        }
        return text;
    }

    /// Text of several lines that is not empty.
    String words(String name) {
        return words(name, WORDS);
    }

    private String words(String name, int longest) {
        return checked(at(name), value(name), longest);
    }

    private static String checked(String where, JsonValue value, int longest) {
        if (!(value instanceof JsonText(String text))) {
            throw new CaseRefused(where, "is not text.");
        }
        if (text.isBlank()) {
            throw new CaseRefused(where, "is empty.");
        }
        if (text.length() > longest) {
            throw new CaseRefused(where, "has more than " + longest + " signs.");
        }
        if (HIDDEN.matcher(text).find()) {
            throw new CaseRefused(where, "holds a sign that cannot be shown.");
        }
        return text;
    }

    /// A line turned into a type; a refusal of the type is told with its rule.
    <T> T parsed(String name, String rule, Function<String, T> type) {
        String text = words(name, WORDS);
        try {
            return type.apply(text);
        } catch (IllegalArgumentException | DateTimeException refused) {
            throw refuse(name, rule);
        }
    }

    /// A text of a pattern.
    String matching(String name, Pattern pattern, String rule) {
        String text = line(name);
        if (!pattern.matcher(text).matches()) {
            throw refuse(name, rule);
        }
        return text;
    }

    /// One of the words of an enumeration.
    <E extends Enum<E>> E word(String name, Class<E> type) {
        return parsed(name, "is not one of " + Words.all(type) + ".", text -> Words.read(type, text));
    }

    long integer(String name, long least, long most) {
        if (!(value(name) instanceof JsonInteger(long number))) {
            throw refuse(name, "is not a whole number.");
        }
        if (number < least || number > most) {
            throw refuse(name, "is not between " + least + " and " + most + ".");
        }
        return number;
    }

    boolean truth(String name) {
        if (!(value(name) instanceof JsonBoolean(boolean truth))) {
            throw refuse(name, "is neither true nor false.");
        }
        return truth;
    }

    <T> T object(String name, Function<SheetReader, T> parser) {
        return read(value(name), at(name), parser);
    }

    <T> List<T> objects(String name, Function<SheetReader, T> parser) {
        return list(name, (where, value) -> read(value, where, parser));
    }

    /// Lines, each once.
    List<String> lines(String name) {
        List<String> lines = list(name, (where, value) -> checked(where, value, LINE));
        if (Set.copyOf(lines).size() != lines.size()) {
            throw refuse(name, "says something twice.");
        }
        return lines;
    }

    /// Identifiers or digests, each once and at least one.
    <T> List<T> identifiers(String name, Function<String, T> type) {
        List<T> all = list(name, (where, value) -> {
            try {
                return type.apply(checked(where, value, LINE));
            } catch (FormRefused refused) {
                throw new CaseRefused(where, "is not an identifier.");
            } catch (IllegalArgumentException refused) {
                throw new CaseRefused(where, "is not what belongs here.");
            }
        });
        if (all.isEmpty() || Set.copyOf(all).size() != all.size()) {
            throw refuse(name, "is empty or names something twice.");
        }
        return all;
    }

    /// Whole numbers, each once.
    List<Integer> numbers(String name) {
        List<Integer> numbers = list(name, (where, value) -> {
            if (value instanceof JsonInteger(long number) && number >= 1 && number <= MANY) {
                return (int) number;
            }
            throw new CaseRefused(where, "is not the number of an exhibit.");
        });
        if (Set.copyOf(numbers).size() != numbers.size()) {
            throw refuse(name, "names a number twice.");
        }
        return numbers;
    }

    <T> Optional<T> optional(String name, Function<String, T> parser) {
        return has(name) ? Optional.of(parser.apply(name)) : Optional.empty();
    }

    private interface AtPlace<T> {
        T read(String where, JsonValue value);
    }

    private <T> List<T> list(String name, AtPlace<T> parser) {
        if (!(value(name) instanceof JsonArray(List<JsonValue> values))) {
            throw refuse(name, "is not a list.");
        }
        if (values.size() > MANY) {
            throw refuse(name, "has more than " + MANY + " elements.");
        }
        List<T> parsed = new ArrayList<>(values.size());
        for (JsonValue value : values) {
            parsed.add(parser.read(at(name) + "[" + parsed.size() + "]", value));
        }
        return List.copyOf(parsed);
    }

    /// A name of a member as far as it can be shown: it was written by anyone.
    private static String shown(String name) {
        return SHOWABLE_NAME.matcher(name).matches() ? "\"" + name + "\"" : "with a name that cannot be shown";
    }
}
