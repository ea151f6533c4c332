package org.wwow.backup.server.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads the operator's file (`name = value` lines) and the words after `backup serve`; the words win.
public final class SettingsFile {
    private static final Set<String> NAMES = Set.of("data", "address", "port", "origin", "web", "proxy", "further",
            "database.url",
            "database.user", "database.password-file", "database.archive-days");
    private static final Set<String> OPTIONS = Set.of("--config", "--data", "--port", "--web", "--origin",
            "--further");

    private final Map<String, String> values;

    private SettingsFile(Map<String, String> values) {
        this.values = values;
    }

    /// Reads `--config FILE --data DIR --port N --web DIR --origin URL --further yes|no`, each once and none needed but a data folder.
    ///
    /// @throws SettingsRefused with one sentence for the operator
    public static Settings read(List<String> words) {
        Map<String, String> given = new TreeMap<>();
        for (int at = 0; at < words.size(); at += 2) {
            String option = words.get(at);
            if (!OPTIONS.contains(option) || at + 1 == words.size()) {
                throw new SettingsRefused("Known are " + new TreeSet<>(OPTIONS) + ", each with a value.");
            }
            if (given.put(option.substring(2), words.get(at + 1)) != null) {
                throw new SettingsRefused(option + " stands twice.");
            }
        }
        String file = given.remove("config");
        Map<String, String> values = file == null ? new TreeMap<>() : load(Path.of(file));
        values.putAll(given);
        return new SettingsFile(values).settings();
    }

    private static Map<String, String> load(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new SettingsRefused("The settings file cannot be read: " + e.getClass().getSimpleName() + ".");
        }
        Map<String, String> values = new TreeMap<>();
        properties.forEach((name, value) -> values.put(name.toString(), value.toString().strip()));
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(NAMES);
        if (!unknown.isEmpty()) {
            throw new SettingsRefused("Unknown in the settings file: " + unknown + ".");
        }
        return values;
    }

    private Settings settings() {
        int port = number("port", 8080);
        String address = values.getOrDefault("address", "127.0.0.1");
        URI origin = uri(values.getOrDefault("origin", "http://localhost:" + port));
        return new Settings(Path.of(required("data")).toAbsolutePath(), address, port, origin,
                Optional.ofNullable(values.get("web")).map(web -> Path.of(web).toAbsolutePath()), database(),
                Optional.ofNullable(values.get("proxy")).map(SettingsFile::literal), yes("further"));
    }

    /// A name would be asked for elsewhere, and somebody else could answer.
    private static InetAddress literal(String address) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException _) {
            throw new SettingsRefused("proxy must be an address such as 127.0.0.1 or 10.0.0.5, not a name.");
        }
    }

    private Optional<ExternalDatabase> database() {
        if (values.get("database.url") == null) {
            return Optional.empty();
        }
        return Optional.of(new ExternalDatabase(required("database.url"), required("database.user"),
                Path.of(required("database.password-file")), number("database.archive-days", 0)));
    }

    private String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new SettingsRefused("A value for " + name + " is needed.");
        }
        return value;
    }

    private boolean yes(String name) {
        return switch (values.getOrDefault(name, "no")) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new SettingsRefused(name + " must be yes or no.");
        };
    }

    private int number(String name, int otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException _) {
            throw new SettingsRefused(name + " must be a whole number.");
        }
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new SettingsRefused("origin must be like https://report.example.org, without a path.");
        }
    }
}
