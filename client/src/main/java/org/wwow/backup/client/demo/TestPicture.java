package org.wwow.backup.client.demo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/// A real PNG that shows a test card: bands of one hue.
final class TestPicture {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int BAND = 40;

    private TestPicture() {}

    static byte[] png(int hue) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                float brightness = 0.3f + 0.6f * ((x / BAND + y / BAND) % 6) / 6;
                image.setRGB(x, y, Color.HSBtoRGB(hue / 360f, 0.35f, brightness));
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
