package org.wwow.backup.dossier.redaction;

import java.text.Normalizer;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;

/// The key table of a protected file: which words stand in place of which names, the same everywhere in it.
///
/// It is itself sealed to the court and never lies beside the texts it was used on.
public final class Pseudonyms {
    private static final int SHORTEST = 2;
    /// What stands over an i that was a Turkish capital, in texts that were put into small letters as a whole.
    private static final String DOT = "\u0307";
    /// And, so, with, like, to: the letters that Arabic writes onto the next word.
    private static final String ATTACHED = "[\u0648\u0641\u0628\u0643\u0644]";

    private final SequencedMap<String, String> table;
    private final Pattern names;

    private Pseudonyms(SequencedMap<String, String> table) {
        this.table = table;
        this.names = Pattern.compile(table.keySet()
                .stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pseudonyms::whole)
                .collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// A table of names and what stands for them.
    ///
    /// @throws IllegalArgumentException if it is empty, a name is shorter than two signs, two names are one in
    ///         another spelling, two have one pseudonym, or a pseudonym holds a name
    public static Pseudonyms of(Map<String, String> table) {
        SequencedMap<String, String> folded = new LinkedHashMap<>();
        table.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            if (entry.getKey().strip().length() < SHORTEST || entry.getValue().isBlank()) {
                throw new IllegalArgumentException("A name has two signs at least, and a pseudonym one.");
            }
            if (folded.putIfAbsent(fold(entry.getKey().strip()), entry.getValue()) != null) {
                throw new IllegalArgumentException("Two names of the table are one.");
            }
        });
        if (folded.isEmpty() || folded.values().stream().distinct().count() != folded.size()) {
            throw new IllegalArgumentException("Each name has a pseudonym of its own.");
        }
        Pseudonyms pseudonyms = new Pseudonyms(folded);
        if (folded.values().stream().anyMatch(pseudonyms::names)) {
            throw new IllegalArgumentException("A pseudonym holds a name.");
        }
        return pseudonyms;
    }

    /// The text with every name replaced, whatever its case or normal form; longer names first.
    public String in(String text) {
        Matcher found = names.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
        return found.replaceAll(name -> Matcher.quoteReplacement(pseudonym(name.group())));
    }

    /// Whether a text still holds a name, as a word of its own.
    public boolean names(String text) {
        return names.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).find();
    }

    /// Every name, to be searched for in what was made; folded as the table keeps them.
    public List<String> everyName() {
        return List.copyOf(table.keySet());
    }

    /// The table, to be sealed: pseudonyms and the names behind them.
    public JsonObject json() {
        JsonObject json = JsonObject.EMPTY;
        for (Map.Entry<String, String> entry : Collections.unmodifiableMap(table).entrySet()) {
            json = json.with(entry.getValue(), new JsonText(entry.getKey()));
        }
        return json;
    }

    /// Letters with several small forms match one another in a pattern and differ when folded, as both sigmas do.
    private String pseudonym(String name) {
        return table.entrySet()
                .stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(fold(name)))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /// A name as a word: no letter, mark or digit touches it. Arabic writes conjunction and preposition onto the word;
    /// before an Arabic name one or two such letters may stand, and stay.
    private static String whole(String name) {
        String before = "(?<![\\p{L}\\p{M}\\p{N}])";
        return (arabic(name) ? "(?:" + before + "|(?<=(?<![\\p{L}\\p{M}\\p{N}])" + ATTACHED + "{1,2}))" : before)
                + Pattern.quote(name).replace("i", "i\\E" + DOT + "?\\Q") + "(?![\\p{L}\\p{M}\\p{N}])";
    }

    private static boolean arabic(String name) {
        return Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.ARABIC;
    }

    /// Sign by sign. A whole text in small letters has the dot of the Turkish capital as a sign of its own, which no
    /// pattern finds in the capital again.
    private static String fold(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replace("i" + DOT, "i");
    }
}
