package org.wwow.backup.dossier.redaction;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.dossier.bag.BagSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BurningBoxes {
    private static final int WIDE = 64;
    private static final int HIGH = 32;

    @Test
    void leavesBlackAndTheRestAsItWas() throws IOException, RedactionRefused {
        BufferedImage redacted = read(
                PictureRedaction.burn(BagSource.of(picture("png")), List.of(new Box(8, 8, 4, 4))));

        assertThat(redacted.getRGB(8, 8)).isEqualTo(Color.BLACK.getRGB());
        assertThat(redacted.getRGB(11, 11)).isEqualTo(Color.BLACK.getRGB());
        assertThat(redacted.getRGB(12, 11)).isEqualTo(Color.GREEN.getRGB());
        assertThat(redacted.getRGB(0, 0)).isEqualTo(Color.RED.getRGB());
    }

    @Test
    void dropsEveryWordAroundThePixels() throws IOException, RedactionRefused {
        byte[] told = withExif(picture("jpg"), 1);
        byte[] redacted = PictureRedaction.burn(BagSource.of(told), List.of(new Box(0, 0, 1, 1)));

        assertThat(text(told)).contains("Exif");
        assertThat(text(redacted)).doesNotContain("Exif", "JFIF");
        assertThat(PngChunks.of(redacted)).containsOnly("IHDR", "IDAT", "IEND");
    }

    /// The picture's red corner is stored at the upper left; a camera held otherwise shows it elsewhere.
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 63, 0", "3, 63, 31", "4, 0, 31", "5, 0, 0", "6, 31, 0", "7, 31, 63", "8, 0, 63"})
    void burnsWhereThePictureIsSeenHoweverTheCameraWasHeld(int orientation, int x, int y)
            throws IOException, RedactionRefused {
        byte[] held = withExif(picture("jpg"), orientation);
        BufferedImage whole = read(PictureRedaction.burn(BagSource.of(held), List.of(new Box(16, 16, 1, 1))));
        BufferedImage hidden = read(PictureRedaction.burn(BagSource.of(held), List.of(new Box(x, y, 1, 1))));

        assertThat(new Color(whole.getRGB(x, y)).getRed()).isGreaterThan(180);
        assertThat(hidden.getRGB(x, y)).isEqualTo(Color.BLACK.getRGB());
    }

    @Test
    void showsNoPixelThatWasMadeInvisible() throws IOException, RedactionRefused {
        var clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(1, 1, 0x00aa_bbcc);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(clear, "png", bytes);

        BufferedImage redacted = read(PictureRedaction.burn(BagSource.of(bytes.toByteArray()),
                List.of(new Box(3, 3, 1, 1))));

        assertThat(redacted.getRGB(1, 1)).isEqualTo(Color.WHITE.getRGB());
    }

    @Test
    void givesTheSameBytesEachTime() throws IOException, RedactionRefused {
        BagSource picture = BagSource.of(picture("jpg"));

        assertThat(PictureRedaction.burn(picture, List.of(new Box(1, 1, 2, 2))))
                .isEqualTo(PictureRedaction.burn(picture, List.of(new Box(1, 1, 2, 2))));
    }

    @Test
    void refusesWhatIsNoPicture() {
        refuses("no picture".getBytes(StandardCharsets.UTF_8), new Box(0, 0, 1, 1),
                RedactionRefused.Reason.NOT_A_PICTURE);
        refuses(new byte[0], new Box(0, 0, 1, 1), RedactionRefused.Reason.NOT_A_PICTURE);
    }

    @Test
    void refusesAPictureThatIsCutShort() throws IOException {
        byte[] whole = picture("png");

        refuses(Arrays.copyOf(whole, 40), new Box(0, 0, 1, 1), RedactionRefused.Reason.NOT_A_PICTURE);
    }

    @Test
    void refusesAPictureThatOnlySaysItIsHuge() throws IOException {
        byte[] huge = picture("png");
        huge[18] = 0x7f;
        huge[22] = 0x7f;

        refuses(huge, new Box(0, 0, 1, 1), RedactionRefused.Reason.TOO_LARGE);
    }

    @Test
    void refusesABoxOutsideThePicture() throws IOException {
        refuses(picture("png"), new Box(60, 0, 5, 1), RedactionRefused.Reason.OUTSIDE);
        refuses(picture("png"), new Box(0, 31, 1, Integer.MAX_VALUE), RedactionRefused.Reason.OUTSIDE);
        assertThatThrownBy(() -> new Box(-1, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Box(0, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToTakeNothingOut() {
        assertThatThrownBy(() -> PictureRedaction.burn(BagSource.of(new byte[0]), List.of()))
                .isInstanceOf(RedactionRefused.class);
    }

    private static void refuses(byte[] file, Box box, RedactionRefused.Reason reason) {
        assertThatThrownBy(() -> PictureRedaction.burn(BagSource.of(file), List.of(box)))
                .isInstanceOfSatisfying(RedactionRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /// Green, with a red corner of 8 by 8 at the upper left.
    private static byte[] picture(String format) throws IOException {
        var picture = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(Color.GREEN);
        brush.fillRect(0, 0, WIDE, HIGH);
        brush.setColor(Color.RED);
        brush.fillRect(0, 0, 8, 8);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] withExif(byte[] jpeg, int orientation) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(jpeg, 0, 2);
        out.writeShort(0xffe1);
        out.writeShort(2 + 6 + 26);
        out.write("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII));
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        out.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
