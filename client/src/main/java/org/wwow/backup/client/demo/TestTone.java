package org.wwow.backup.client.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A real WAV file of two seconds: one quiet tone, 8 kHz, 16 bits, mono.
final class TestTone {
    private static final int RATE = 8_000;
    private static final int SECONDS = 2;
    private static final int HEAD = 44;
    private static final double LOUDNESS = 6_000;

    private TestTone() {}

    static byte[] wav(int hertz) {
        int samples = RATE * SECONDS;
        ByteBuffer file = ByteBuffer.allocate(HEAD + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEAD - 8 + 2 * samples).put(ascii("WAVEfmt ")).putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * samples);
        for (int at = 0; at < samples; at++) {
            file.putShort((short) (LOUDNESS * Math.sin(2 * Math.PI * hertz * at / RATE)));
        }
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
