package org.wwow.backup.sealing;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FramingContent {
    @ParameterizedTest
    @CsvSource({"DOCUMENT, 0, 4096", "DOCUMENT, 4088, 4096", "DOCUMENT, 4089, 8192", "DOCUMENT, 1048568, 1048576",
        "GRANT, 0, 1024", "GRANT, 1016, 1024", "MEDIA, 0, 262144", "MEDIA, 262136, 262144",
        "MEDIA, 262137, 270336", "MEDIA, 999992, 1015808", "MEDIA, 1073741816, 1073741824",
        "MEDIA, 1073741817, 1107296256"})
    void hasTheSizeOfItsClass(Frame frame, long content, long size) {
        assertThat(frame.sizeFor(content)).isEqualTo(size);
        assertThat(frame.hasSize(size)).isTrue();
        assertThat(frame.hasPayloadLength(Frame.payloadLength(size))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"262145, 270336", "1000000, 1015808", "262144, 262144", "270336, 270336"})
    void roundsByPadme(long length, long size) {
        assertThat(Frame.padme(length)).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"DOCUMENT, 1048569", "GRANT, 1017", "MEDIA, -1", "DOCUMENT, -1", "MEDIA, 4503599627370497"})
    void refusesContentBeyondItsClass(Frame frame, long content) {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> frame.sizeFor(content));
    }

    @ParameterizedTest
    @CsvSource({"DOCUMENT, 0", "DOCUMENT, 4095", "DOCUMENT, 4097", "DOCUMENT, 1052672", "GRANT, 1023", "GRANT, 1025",
        "GRANT, 2048", "MEDIA, 262143", "MEDIA, 262145", "MEDIA, 131072", "MEDIA, 0"})
    void doesNotKnowOtherSizes(Frame frame, long size) {
        assertThat(frame.hasSize(size)).isFalse();
        assertThat(frame.hasPayloadLength(Frame.payloadLength(size))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Frame.class)
    void refusesPayloadsBesideTheirExactLength(Frame frame) {
        long exact = Frame.payloadLength(frame.sizeFor(1000));

        assertThat(frame.hasPayloadLength(exact - 1)).isFalse();
        assertThat(frame.hasPayloadLength(exact + 1)).isFalse();
        assertThat(frame.hasPayloadLength(0)).isFalse();
        assertThat(frame.hasPayloadLength(-5)).isFalse();
    }

    @Test
    void countsATagForEveryChunk() {
        assertThat(Frame.payloadLength(1024)).isEqualTo(2683 - 1627);
        assertThat(Frame.payloadLength(65_536)).isEqualTo(16 + 65_536 + 16);
        assertThat(Frame.payloadLength(69_632)).isEqualTo(16 + 69_632 + 32);
    }

    @ParameterizedTest
    @EnumSource(Frame.class)
    void givesBackWhatItFramed(Frame frame) {
        for (int length : List.of(0, 1, 500, 1016)) {
            byte[] content = new byte[length];
            Arrays.fill(content, (byte) 0xee);
            assertThat(frame.unframe(frame.frame(content))).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @EnumSource(Frame.class)
    void refusesPaddingThatIsNotZero(Frame frame) {
        byte[] framed = frame.frame(new byte[100]);
        for (int at : List.of(108, 500, framed.length - 1)) {
            byte[] changed = framed.clone();
            changed[at] = 1;
            assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> frame.unframe(changed));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1017, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE})
    void refusesALengthThatDoesNotFit(long length) {
        byte[] framed = ByteBuffer.allocate(1024).putLong(length).array();

        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Frame.GRANT.unframe(framed));
    }

    @Test
    void refusesALargerFrameThanTheContentNeeds() {
        byte[] framed = Arrays.copyOf(Frame.DOCUMENT.frame(new byte[10]), 8192);

        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Frame.DOCUMENT.unframe(framed));
    }
}
