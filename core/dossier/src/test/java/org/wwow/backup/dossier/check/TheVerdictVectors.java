package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

import static org.assertj.core.api.Assertions.assertThat;

/// The files of `vectors/verdicts`, which the page for browsers must judge alike (`MakeVerdictVectors`).
class TheVerdictVectors {
    @Test
    void sayOfEachFileWhatTheChecksSayOfIt(@TempDir Path folder) throws IOException {
        List<String> other = new ArrayList<>();
        for (JsonObject told : told()) {
            VerdictVector vector = VerdictVector.read(told);
            if (!vector.json(folder).equals(told)) {
                other.add(vector.name());
            }
        }

        assertThat(other).isEmpty();
    }

    @Test
    void failMoreOftenThanTheyHold() throws IOException {
        List<JsonObject> failing = told().stream().filter(TheVerdictVectors::failed).toList();

        assertThat(failing.size()).isGreaterThan(told().size() / 2);
    }

    private static boolean failed(JsonObject vector) {
        return ((JsonArray) vector.member("checks").orElseThrow()).values()
                .stream()
                .anyMatch(check -> ((JsonObject) check).member("result")
                        .equals(java.util.Optional.<JsonValue>of(new JsonText("failed"))));
    }

    private static List<JsonObject> told() throws IOException {
        JsonArray all = (JsonArray) CanonicalJson.read(Files.readAllBytes(VerdictVector.CASES));
        return all.values().stream().map(JsonObject.class::cast).toList();
    }
}
