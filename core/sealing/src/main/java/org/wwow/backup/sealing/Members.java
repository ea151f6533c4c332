package org.wwow.backup.sealing;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.FormRefused.Reason;

/// Reads the members of one object, and refuses any that the type does not have.
///
/// Every parser of a statement is a function from `Members` to its record, run by [#read]: a member that was never
/// asked for is an unknown one.
public final class Members {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final int MAX_ELEMENTS = 4096;

    private final JsonObject object;
    private final Set<String> asked = new HashSet<>();

    private Members(JsonObject object) {
        this.object = object;
    }

    /// Runs a parser over the object and refuses unknown members afterwards.
    ///
    /// @throws FormRefused naming the member and the rule
    public static <T> T read(JsonValue value, Function<Members, T> parser) {
        if (!(value instanceof JsonObject object)) {
            throw new FormRefused(Reason.WRONG_KIND, "object");
        }
        var members = new Members(object);
        T parsed = parser.apply(members);
        if (!members.asked.containsAll(object.members().keySet())) {
            throw new FormRefused(Reason.UNKNOWN_MEMBER, "object");
        }
        return parsed;
    }

    /// Whether there is a member of that name; asking does not make it known.
    public boolean has(String name) {
        return object.members().containsKey(name);
    }

    /// Any value.
    public JsonValue value(String name) {
        asked.add(name);
        return object.member(name).orElseThrow(() -> new FormRefused(Reason.MISSING_MEMBER, name));
    }

    /// Text of at most so many UTF-16 units.
    public String text(String name, int maxLength) {
        if (!(value(name) instanceof JsonText(String text))) {
            throw new FormRefused(Reason.WRONG_KIND, name);
        }
        if (text.length() > maxLength) {
            throw new FormRefused(Reason.TOO_LONG, name);
        }
        return text;
    }

    /// Text that a constructor turns into a type, whose own refusal is repeated with the member's name.
    public <T> T parsed(String name, int maxLength, Function<String, T> constructor) {
        String text = text(name, maxLength);
        try {
            return constructor.apply(text);
        } catch (FormRefused refused) {
            throw new FormRefused(refused.reason(), name);
        }
    }

    /// One of the given words.
    public String oneOf(String name, Set<String> words) {
        String text = text(name, 64);
        if (!words.contains(text)) {
            throw new FormRefused(Reason.OUT_OF_RANGE, name);
        }
        return text;
    }

    /// Exactly this text.
    public void exactly(String name, String wanted) {
        oneOf(name, Set.of(wanted));
    }

    /// An integer within bounds.
    public long integer(String name, long min, long max) {
        if (!(value(name) instanceof JsonInteger(long number))) {
            throw new FormRefused(Reason.WRONG_KIND, name);
        }
        if (number < min || number > max) {
            throw new FormRefused(Reason.OUT_OF_RANGE, name);
        }
        return number;
    }

    /// An unsigned 32-bit number, such as an epoch.
    public long u32(String name) {
        return integer(name, 0, 0xFFFF_FFFFL);
    }

    /// A truth value.
    public boolean truth(String name) {
        if (!(value(name) instanceof JsonBoolean(boolean truth))) {
            throw new FormRefused(Reason.WRONG_KIND, name);
        }
        return truth;
    }

    /// Exactly so many bytes in base64url.
    public byte[] bytes(String name, int length) {
        byte[] bytes = parsed(name, 4 * length / 3 + 2, Base64Url::decode);
        if (bytes.length != length) {
            throw new FormRefused(Reason.OUT_OF_RANGE, name);
        }
        return bytes;
    }

    /// An identifier, for example `id("case", CaseId::read)`.
    public <T extends Id> T id(String name, Function<String, T> type) {
        return parsed(name, 36, type);
    }

    /// A digest.
    public Digest digest(String name) {
        return parsed(name, 43, Digest::read);
    }

    /// A public signing key, fully validated.
    public VerificationKey key(String name) {
        return parsed(name, 43, VerificationKey::read);
    }

    /// A time in whole seconds, `YYYY-MM-DDThh:mm:ssZ`.
    public Instant time(String name) {
        return parsed(name, 20, Members::readTime);
    }

    /// An object with its own parser.
    public <T> T object(String name, Function<Members, T> parser) {
        return read(value(name), parser);
    }

    /// An object of a type that is open by design, such as a document's body.
    public JsonObject object(String name) {
        if (value(name) instanceof JsonObject inner) {
            return inner;
        }
        throw new FormRefused(Reason.WRONG_KIND, name);
    }

    /// A list of at most so many elements, each turned into a type.
    public <T> List<T> list(String name, int max, Function<JsonValue, T> element) {
        if (!(value(name) instanceof JsonArray(List<JsonValue> values))) {
            throw new FormRefused(Reason.WRONG_KIND, name);
        }
        if (values.size() > Math.min(max, MAX_ELEMENTS)) {
            throw new FormRefused(Reason.TOO_LONG, name);
        }
        List<T> parsed = new ArrayList<>(values.size());
        values.forEach(value -> parsed.add(element.apply(value)));
        return List.copyOf(parsed);
    }

    /// A list of objects with a parser each.
    public <T> List<T> objects(String name, int max, Function<Members, T> parser) {
        return list(name, max, value -> read(value, parser));
    }

    /// A list of texts turned into a type, in ascending order of their texts and each once.
    ///
    /// One order for what is a set, so that the same set has the same digest.
    public <T> List<T> sorted(String name, int max, Function<String, T> constructor) {
        List<String> texts = list(name, max, value -> textOf(name, value));
        for (int at = 1; at < texts.size(); at++) {
            if (texts.get(at - 1).compareTo(texts.get(at)) >= 0) {
                throw new FormRefused(Reason.NOT_SORTED, name);
            }
        }
        return texts.stream().map(constructor).toList();
    }

    /// The member, if it is there: `optional("until", members -> members.time("until"))`.
    public <T> Optional<T> optional(String name, Function<Members, T> parser) {
        return has(name) ? Optional.of(parser.apply(this)) : Optional.empty();
    }

    /// Reads a time in whole seconds.
    static Instant readTime(String text) {
        try {
            // The JDK reads second 60 and hour 24 too, and writes them as another time.
            if (TIME.matcher(text).matches() && Instant.parse(text).toString().equals(text)) {
                return Instant.parse(text);
            }
        } catch (DateTimeException _) {
            // The message of the JDK repeats what was read.
        }
        throw new FormRefused(Reason.OUT_OF_RANGE, "time");
    }

    private static String textOf(String name, JsonValue value) {
        if (value instanceof JsonText(String text)) {
            return text;
        }
        throw new FormRefused(Reason.WRONG_KIND, name);
    }
}
