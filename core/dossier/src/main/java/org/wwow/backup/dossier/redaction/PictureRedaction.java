package org.wwow.backup.dossier.redaction;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;

import org.wwow.backup.dossier.bag.BagSource;

/// Burns black boxes into a picture. What comes out is a new PNG of pixels alone: no metadata, no thumbnail, no
/// earlier pixel below a box, no pixel made invisible.
public final class PictureRedaction {
    /// The largest picture, pixels: 100 megapixels take 400 MB as they are read.
    static final long PIXELS = 100_000_000;
    private static final List<String> CHUNKS = List.of("IHDR", "IDAT", "IEND");

    private PictureRedaction() {}

    /// Burns the boxes in, counted on the picture as it is shown upright.
    ///
    /// @return the redacted picture, PNG
    /// @throws RedactionRefused if the file is no picture, a box lies outside, or a check of the result fails
    /// @throws IOException if the file cannot be read
    public static byte[] burn(BagSource file, List<Box> boxes) throws IOException, RedactionRefused {
        if (boxes.isEmpty()) {
            throw new RedactionRefused(RedactionRefused.Reason.NOTHING);
        }
        BufferedImage picture = upright(pixels(file), orientation(file));
        if (!boxes.stream().allMatch(box -> box.fits(picture.getWidth(), picture.getHeight()))) {
            throw new RedactionRefused(RedactionRefused.Reason.OUTSIDE);
        }
        Graphics2D brush = picture.createGraphics();
        brush.setColor(Color.BLACK);
        boxes.forEach(box -> brush.fillRect(box.left(), box.top(), box.width(), box.height()));
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        byte[] png = bytes.toByteArray();
        requireHeld(png, boxes);
        return png;
    }

    private static BufferedImage pixels(BagSource file) throws IOException, RedactionRefused {
        try (InputStream bytes = file.open(); ImageInputStream image = ImageIO.createImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) {
                throw new RedactionRefused(RedactionRefused.Reason.NOT_A_PICTURE);
            }
            return pixels(readers.next(), image);
        } catch (RuntimeException damaged) {
            throw new RedactionRefused(RedactionRefused.Reason.NOT_A_PICTURE);
        }
    }

    private static BufferedImage pixels(ImageReader reader, ImageInputStream image)
            throws IOException, RedactionRefused {
        try {
            reader.setInput(image, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > PIXELS) {
                throw new RedactionRefused(RedactionRefused.Reason.TOO_LARGE);
            }
            return reader.read(0);
        } catch (IIOException damaged) {
            throw new RedactionRefused(RedactionRefused.Reason.NOT_A_PICTURE);
        } finally {
            reader.dispose();
        }
    }

    /// The orientation of Exif, 1 to 8. Without it a box would be burnt into the wrong corner and what it covers stay.
    private static int orientation(BagSource file) throws IOException {
        try (InputStream bytes = file.open()) {
            return Optional.ofNullable(ImageMetadataReader.readMetadata(bytes)
                    .getFirstDirectoryOfType(ExifIFD0Directory.class))
                    .filter(exif -> exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION))
                    .map(PictureRedaction::told)
                    .filter(told -> told >= 1 && told <= 8)
                    .orElse(1);
        } catch (ImageProcessingException | RuntimeException none) {
            return 1;
        }
    }

    private static int told(ExifIFD0Directory exif) {
        try {
            return exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
        } catch (MetadataException none) {
            return 1;
        }
    }

    /// A copy of the visible pixels on white, turned and mirrored as the camera was held (Exif 2.32, tag 274).
    private static BufferedImage upright(BufferedImage picture, int orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
        boolean lying = orientation >= 5;
        var copy = new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = copy.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, copy.getWidth(), copy.getHeight());
        brush.drawImage(picture, turn, null);
        brush.dispose();
        return copy;
    }

    /// Reads the result as a stranger would: black where the boxes are, and nothing in the file but pixels.
    private static void requireHeld(byte[] png, List<Box> boxes) throws IOException, RedactionRefused {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
        boolean held = PngChunks.of(png).stream().allMatch(CHUNKS::contains) && !read.getColorModel().hasAlpha()
                && boxes.stream().allMatch(box -> isBlack(read, box));
        if (!held) {
            throw new RedactionRefused(RedactionRefused.Reason.SURVIVED);
        }
    }

    private static boolean isBlack(BufferedImage picture, Box box) {
        for (int y = box.top(); y < box.top() + box.height(); y++) {
            for (int x = box.left(); x < box.left() + box.width(); x++) {
                if ((picture.getRGB(x, y) & 0xff_ffff) != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
