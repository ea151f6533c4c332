package org.wwow.backup.dossier.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

/// The bytes of made-up exhibits: coloured squares, a tone.
final class SampleBytes {
    private static final int RATE = 8_000;

    private SampleBytes() {}

    /// A picture of squares that says when its camera thought it was made (JPEG with Exif).
    static byte[] picture(int variant, String exifTime) {
        var picture = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        for (int square = 0; square < 24; square++) {
            brush.setColor(new Color((square * 9 + variant) % 256, (square * 5) % 256, (variant * 7) % 256));
            brush.fillRect(square % 6 * 16, square / 6 * 16, 16, 16);
        }
        brush.dispose();
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpg", jpeg);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] plain = jpeg.toByteArray();
        byte[] exif = exif(exifTime);
        return ByteBuffer.allocate(plain.length + exif.length)
                .put(plain, 0, 2)
                .put(exif)
                .put(plain, 2, plain.length - 2)
                .array();
    }

    /// APP1 with one directory of two fields: maker's date (0x0132) and software (0x0131).
    private static byte[] exif(String time) {
        byte[] date = (time + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] tool = "Sample camera 1.0\0".getBytes(StandardCharsets.US_ASCII);
        int data = 8 + 2 + 2 * 12 + 4;
        int tiff = data + date.length + tool.length;
        ByteBuffer app1 = ByteBuffer.allocate(4 + 6 + tiff).order(ByteOrder.BIG_ENDIAN);
        app1.putShort((short) 0xffe1).putShort((short) (2 + 6 + tiff));
        app1.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        app1.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 2);
        app1.putShort((short) 0x0131).putShort((short) 2).putInt(tool.length).putInt(data + date.length);
        app1.putShort((short) 0x0132).putShort((short) 2).putInt(date.length).putInt(data);
        return app1.putInt(0).put(date).put(tool).array();
    }

    /// One second of a tone (WAV, 8 bits).
    static byte[] tone() {
        ByteBuffer wav = ByteBuffer.allocate(44 + RATE).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + RATE);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(RATE).putInt(RATE).putShort((short) 1).putShort((short) 8);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(RATE);
        for (int at = 0; at < RATE; at++) {
            wav.put((byte) (at / 20 % 2 == 0 ? 0x60 : 0xa0));
        }
        return wav.array();
    }
}
