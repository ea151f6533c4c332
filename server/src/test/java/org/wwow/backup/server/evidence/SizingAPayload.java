package org.wwow.backup.server.evidence;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SizingAPayload {
    @ParameterizedTest
    @CsvSource({"4096, 4128", "65536, 65568", "65537, 65585", "131072, 131120", "1048576, 1048848"})
    void addsANonceAndATagForEachChunk(long frame, long payload) {
        assertThat(PayloadSize.ofFrame(frame).bytes()).isEqualTo(payload);
        assertThat(new PayloadSize(payload).frame()).isEqualTo(frame);
    }

    /// A payload is never 16 + whole chunks + 1 to 16 bytes: that would be a chunk without content.
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 16, 32, 16 + 65_552 + 1, 16 + 65_552 + 16, Long.MAX_VALUE})
    void refusesALengthThatNoFrameGives(long length) {
        assertThat(PayloadSize.isPayload(length)).isFalse();
        assertThatThrownBy(() -> new PayloadSize(length)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {262_144, 270_336, 1_015_808})
    void takesWhatPadmeRoundsToItselfForMedia(long frame) {
        assertThat(PayloadSize.ofFrame(frame).isMedia()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {4_096, 262_143, 262_145, 1_000_000, 1_015_807})
    void refusesOtherFramesForMedia(long frame) {
        assertThat(PayloadSize.ofFrame(frame).isMedia()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4_095, 4_097, 1_048_577, 1_052_672})
    void refusesOtherFramesForDocuments(long frame) {
        assertThat(PayloadSize.ofFrame(frame).isDocument()).isFalse();
    }

    @Test
    void knowsTheClassesOfTheWholeRangeOfDocuments() {
        for (long frame = 4_096; frame <= 1_048_576; frame += 4_096) {
            assertThat(PayloadSize.ofFrame(frame).isDocument()).isTrue();
        }
    }
}
