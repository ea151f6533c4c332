package org.wwow.backup.sealing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects the cases of one family and writes them as one JSON file.
final class VectorMaker {
    private final String family;
    private final Map<String, List<JsonValue>> lists = new LinkedHashMap<>();

    VectorMaker(String family) {
        this.family = family;
    }

    VectorMaker add(String list, String name, JsonObject members) {
        lists.computeIfAbsent(list, _ -> new ArrayList<>()).add(members.with("name", name));
        return this;
    }

    void write(Path folder) throws IOException {
        JsonObject json = JsonObject.EMPTY.with("family", family);
        for (var list : lists.entrySet()) {
            json = json.with(list.getKey(), new JsonArray(list.getValue()));
        }
        String text = new String(CanonicalJson.write(json), StandardCharsets.UTF_8).replace("},{\"", "},\n{\"") + "\n";
        Files.writeString(folder.resolve(family + ".json"), text);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static Secret seed(String name) {
        return Secret.of(Digest.hash(("vector " + name).getBytes(StandardCharsets.UTF_8)).bytes());
    }

    static SigningKey key(String name) {
        return SigningKey.of(seed(name));
    }
}
