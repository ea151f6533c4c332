package org.wwow.backup.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the vectors that Java and TypeScript share.
final class Vectors {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Vectors() {}

    static Path folder(String name) {
        return Path.of(System.getProperty("backup.vectors")).resolve(name);
    }

    static JsonNode json(Path file) {
        return JSON.readTree(bytes(file));
    }

    static List<JsonNode> list(String file) {
        return json(folder(file)).valueStream().toList();
    }

    /// Every JSON file below a folder, at least one.
    static List<Path> filesBelow(String folder) {
        try (Stream<Path> files = Files.walk(folder(folder))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("There are no vectors in " + folder + ".");
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// A hash, or where the vector has some words for one, a hash that stands for those words.
    static MerkleHash hash(JsonNode node) {
        byte[] bytes = Base64.getDecoder().decode(node.asString());
        return bytes.length > 0 && bytes.length < MerkleHash.BYTES ? MerkleHash.ofLeaf(bytes) : MerkleHash.of(bytes);
    }

    static HashPath path(JsonNode node) {
        return HashPath.of(node.valueStream().map(Vectors::hash).toList());
    }
}
