package org.wwow.backup.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The vectors that Java and TypeScript both read.
public final class Vectors {
    private Vectors() {}

    public static Path folder() {
        return Path.of(System.getProperty("backup.vectors", "../../vectors"));
    }

    public static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(folder().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The members `name` of a family, each an object with a `name`.
    public static Stream<Case> family(String file, String list) {
        JsonObject family = (JsonObject) CanonicalJson.read(bytes("sealing/" + file));
        List<JsonValue> cases = ((JsonArray) family.member(list).orElseThrow()).values();
        if (cases.isEmpty()) {
            throw new IllegalStateException("No cases of " + list + " in " + file);
        }
        return cases.stream().map(value -> new Case((JsonObject) value));
    }

    /// One case of a family.
    public record Case(JsonObject json) {
        public String text(String member) {
            return ((JsonText) json.member(member).orElseThrow(() -> new IllegalStateException(member))).value();
        }

        public byte[] hex(String member) {
            return HexFormat.of().parseHex(text(member));
        }

        public byte[] base64(String member) {
            return Base64Url.decode(text(member));
        }

        public List<Case> list(String member) {
            return ((JsonArray) json.member(member).orElseThrow()).values()
                    .stream()
                    .map(value -> new Case((JsonObject) value))
                    .toList();
        }

        public long number(String member) {
            return ((JsonInteger) json.member(member).orElseThrow()).value();
        }

        public boolean has(String member) {
            return json.member(member).isPresent();
        }

        public JsonObject object(String member) {
            return (JsonObject) json.member(member).orElseThrow();
        }

        @Override
        public String toString() {
            return text("name");
        }
    }
}
