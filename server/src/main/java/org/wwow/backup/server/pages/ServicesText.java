package org.wwow.backup.server.pages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.server.directory.Directory.CountryInForce;

/// Emergency numbers and first services as plain lists, for a browser without scripts (protocol section 19).
final class ServicesText {
    private static final int MOST_BYTES = 8_000;
    private static final List<String> LANGUAGES = List.of("en", "fr", "ar", "uk");

    private ServicesText() {}

    /// A list for each country; entries that do not fit are left out whole.
    static String of(List<CountryInForce> countries) {
        var text = new StringBuilder();
        for (CountryInForce country : countries) {
            var list = new StringBuilder();
            int room = MOST_BYTES - length(text) - 64;
            for (String entry : entries(country.file())) {
                if (length(list) + entry.getBytes(StandardCharsets.UTF_8).length <= room) {
                    list.append(entry);
                }
            }
            if (!list.isEmpty()) {
                text.append("<h2>").append(escaped(textOf(country.file(), "code"))).append("</h2><ul>");
                text.append(list).append("</ul>");
            }
        }
        return text.toString();
    }

    private static List<String> entries(JsonObject file) {
        List<String> entries = new ArrayList<>();
        for (String part : List.of("emergency", "services")) {
            if (file.member(part).orElse(null) instanceof JsonArray(List<JsonValue> values)) {
                values.forEach(value -> entry(value).ifPresent(entries::add));
            }
        }
        return entries;
    }

    private static Optional<String> entry(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return Optional.empty();
        }
        var line = new StringBuilder("<li>");
        JsonObject names = object.member("name").orElse(null) instanceof JsonObject texts ? texts : JsonObject.EMPTY;
        for (String language : LANGUAGES) {
            if (names.member(language).orElse(null) instanceof JsonText(String name)) {
                line.append("<span lang=\"").append(language).append("\" dir=\"auto\">").append(escaped(name));
                line.append("</span> ");
            }
        }
        return Optional.of(line.append("<b dir=\"ltr\">")
                .append(escaped(textOf(object, "number")))
                .append("</b></li>")
                .toString());
    }

    private static String textOf(JsonObject object, String name) {
        return object.member(name).orElse(null) instanceof JsonText(String text) ? text : "";
    }

    private static int length(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
