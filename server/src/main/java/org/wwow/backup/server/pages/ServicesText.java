package org.wwow.backup.server.pages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// Emergency numbers and first services as plain lists, for a browser without scripts (protocol section 19).
final class ServicesText {
    private static final List<String> LANGUAGES = List.of("en", "fr", "ar", "uk");

    private ServicesText() {}

    /// One country's list, as far as it is filled.
    private record Part(String heading, List<String> entries, StringBuilder list) {
        static Part of(JsonObject file) {
            return new Part("<h2>" + countryName(textOf(file, "code")) + "</h2><ul>", entriesOf(file),
                    new StringBuilder());
        }

        /// Takes up one entry if it fits into so many bytes; how many it took.
        int add(int at, int room) {
            if (at >= entries.size()) {
                return 0;
            }
            int more = length(entries.get(at)) + (list.isEmpty() ? length(heading + "</ul>") : 0);
            if (more > room) {
                return 0;
            }
            list.append(entries.get(at));
            return more;
        }

        String text() {
            return list.isEmpty() ? "" : heading + list + "</ul>";
        }
    }

    /// A list for each country file, within so many bytes in all. Every country has its first number before any has its
    /// second: else whoever comes last in the alphabet would find none. What does not fit is left out whole.
    static String of(List<JsonObject> files, int most) {
        List<Part> parts = files.stream().map(Part::of).toList();
        int longest = parts.stream().mapToInt(part -> part.entries().size()).max().orElse(0);
        int room = most;
        for (int at = 0; at < longest; at++) {
            for (Part part : parts) {
                room -= part.add(at, room);
            }
        }
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    private static List<String> entriesOf(JsonObject file) {
        List<String> entries = new ArrayList<>();
        for (JsonObject number : objects(file, "emergency")) {
            entries.add(entry(number));
        }
        // A place that nobody called before it was written down is not shown.
        for (JsonObject service : objects(file, "services")) {
            if (!textOf(service, "verified").isEmpty()) {
                entries.add(entry(service));
            }
        }
        return entries;
    }

    private static List<JsonObject> objects(JsonObject file, String part) {
        return file.member(part).orElse(null) instanceof JsonArray(List<JsonValue> values)
                ? values.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList()
                : List.of();
    }

    /// The number stands first, so that it is found between four languages.
    private static String entry(JsonObject object) {
        String number = textOf(object, "number");
        var line = new StringBuilder("<li>");
        if (!number.isEmpty()) {
            line.append("<b dir=\"ltr\">").append(escaped(number)).append("</b> ");
        }
        JsonObject names = object.member("name").orElse(null) instanceof JsonObject texts ? texts : JsonObject.EMPTY;
        for (String language : LANGUAGES) {
            inLanguage(names, language).ifPresent(name -> line.append(spoken(language, name)));
        }
        return line.append("</li>").toString();
    }

    private static Optional<String> inLanguage(JsonObject names, String language) {
        return names.member(language).orElse(null) instanceof JsonText(String name)
                ? Optional.of(name)
                : Optional.empty();
    }

    private static String countryName(String code) {
        Set<String> said = new HashSet<>();
        var text = new StringBuilder();
        for (String language : LANGUAGES) {
            String name = Locale.of("", code).getDisplayCountry(Locale.forLanguageTag(language));
            if (said.add(name)) {
                text.append(spoken(language, name));
            }
        }
        return text.toString();
    }

    private static String spoken(String language, String text) {
        return "<span lang=\"" + language + "\" dir=\"auto\">" + escaped(text) + "</span> ";
    }

    private static String textOf(JsonObject object, String name) {
        return object.member(name).orElse(null) instanceof JsonText(String text) ? text : "";
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
