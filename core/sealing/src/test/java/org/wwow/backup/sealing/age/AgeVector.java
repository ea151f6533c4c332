package org.wwow.backup.sealing.age;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

import org.wwow.backup.sealing.Vectors;

/// One file of vectors/age-cctv.
@SuppressWarnings("ArrayRecordComponent")
record AgeVector(String name, String expect, String payloadHash, List<OpeningKey> keys, byte[] file) {
    static Stream<AgeVector> all() throws IOException {
        Path folder = Vectors.folder().resolve("age-cctv");
        try (Stream<Path> files = Files.list(folder)) {
            List<AgeVector> vectors = files.filter(file -> !file.endsWith("README.md"))
                    .sorted()
                    .map(AgeVector::read)
                    .toList();
            if (vectors.size() != 143) {
                throw new IllegalStateException("Vectors are missing: " + vectors.size());
            }
            return vectors.stream();
        }
    }

    private static AgeVector read(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int headEnd = text.indexOf("\n\n");
            byte[] file = Arrays.copyOfRange(bytes, headEnd + 2, bytes.length);
            String expect = "";
            String payload = "";
            List<OpeningKey> keys = new ArrayList<>();
            for (String line : text.substring(0, headEnd).split("\n", -1)) {
                String value = line.substring(line.indexOf(": ") + 2);
                switch (line.substring(0, line.indexOf(": "))) {
                    case "expect" -> expect = value;
                    case "payload" -> payload = value;
                    case "identity" -> keys.add(OpeningKey.read(value));
                    case "passphrase" -> keys.add(Passphrase.of(value));
                    case "compressed" -> file = new InflaterInputStream(new ByteArrayInputStream(file)).readAllBytes();
                    case "armored", "file key", "comment" -> {
                        // Not needed to open it.
                    }
                    default -> throw new IllegalStateException("Unknown key in " + path);
                }
            }
            return new AgeVector(path.getFileName().toString(), expect, payload, keys, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
