package org.wwow.backup.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.witness.CosignedCheckpoints;
import org.wwow.backup.ledger.witness.Witness;
import org.wwow.backup.ledger.witness.WitnessAnswer;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;

class WitnessVectors {
    @ParameterizedTest
    @ValueSource(strings = {"litewitness", "sumdb"})
    void areAnsweredAsExpected(String name, @TempDir Path folder) throws IOException {
        JsonNode vector = Vectors.json(Vectors.folder("witness-add-checkpoint/" + name + ".json"));
        VerifierKey key = VerifierKey.parse(vector.get("log_vkey").asString());
        var log = new KnownLog(vector.path("origin").asString(key.name()), List.of(key));
        var signer = NoteSigner.ed25519Cosigner("example.com/witness", SigningKey.draw(new SecureRandom()));
        try (FileDisk disk = FileDisk.hold(folder)) {
            var witness = new Witness(List.of(log), new CosignedCheckpoints(disk), List.of(signer),
                    InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)));

            for (JsonNode step : vector.get("steps")) {
                byte[] body = step.get("request").asString().getBytes(StandardCharsets.UTF_8);
                judge(step, witness.addCheckpoint(body));
            }
        }
    }

    /// The recorded witness answered 403 to an unknown origin; version 1.0.0 of the specification says 404.
    private static void judge(JsonNode step, WitnessAnswer answer) {
        String expected = step.get("asserts").get(0).asString();
        boolean unknown = expected.contains("unknown log");
        assertThat(answer.status()).as(expected).isEqualTo(unknown ? 404 : step.get("status").asInt());
        if (expected.startsWith("body contains ")) {
            String words = expected.substring("body contains \"".length(), expected.length() - 1);
            assertThat(answer.text()).contains(words);
        } else {
            assertThat(answer.text()).isEqualTo(expected.substring("body == \"".length()).replace("\\n\"", "\n"));
            assertThat(answer.contentType()).isEqualTo("text/x.tlog.size");
        }
    }
}
