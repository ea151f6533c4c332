package org.wwow.backup.ledger;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProofVectors {
    static List<Path> inclusion() {
        return Vectors.filesBelow("merkle-proofs/inclusion");
    }

    static List<Path> consistency() {
        return Vectors.filesBelow("merkle-proofs/consistency");
    }

    @ParameterizedTest
    @MethodSource("inclusion")
    void inclusionHoldsOrFailsAsExpected(Path file) {
        JsonNode probe = Vectors.json(file);

        judge(probe, () -> new InclusionProof(new LeafIndex(number(probe, "leafIdx")), Vectors.path(probe.get("proof")))
                .verify(Vectors.hash(probe.get("leafHash")), head(probe, "treeSize", "root")));
    }

    @ParameterizedTest
    @MethodSource("consistency")
    void consistencyHoldsOrFailsAsExpected(Path file) {
        JsonNode probe = Vectors.json(file);

        judge(probe, () -> new ConsistencyProof(Vectors.path(probe.get("proof")))
                .verify(head(probe, "size1", "root1"), head(probe, "size2", "root2")));
    }

    @Test
    void moreProbesMustFailThanHold() {
        long failing = inclusion().stream().filter(file -> Vectors.json(file).get("wantErr").asBoolean()).count();

        assertThat(failing).isGreaterThan(inclusion().size() / 2);
    }

    private static void judge(JsonNode probe, Runnable check) {
        if (probe.get("wantErr").asBoolean()) {
            assertThatThrownBy(check::run).isInstanceOfAny(ProofRefused.class, IllegalArgumentException.class);
        } else {
            assertThatCode(check::run).doesNotThrowAnyException();
        }
    }

    private static TreeHead head(JsonNode probe, String size, String root) {
        return new TreeHead(new TreeSize(number(probe, size)), Vectors.hash(probe.get(root)));
    }

    /// A number beyond 2^63 comes out negative, which the types refuse.
    private static long number(JsonNode probe, String name) {
        return new BigInteger(probe.get(name).asString()).longValue();
    }
}
