package org.wwow.backup.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactingExhibits {
    /// One page that says: A red bicycle.
    private static final String PAGE = """
            %PDF-1.4
            1 0 obj
            <</Type/Catalog/Pages 2 0 R>>
            endobj
            2 0 obj
            <</Type/Pages/Kids[3 0 R]/Count 1>>
            endobj
            3 0 obj
            <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>
            endobj
            4 0 obj
            <</Length 49>>
            stream
            BT /F 18 Tf 20 100 Td (A red bicycle.) Tj ET     \n\
            endstream
            endobj
            5 0 obj
            <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
            endobj
            trailer
            <</Root 1 0 R>>
            """;

    @TempDir
    private Path folder;

    @Test
    void burnsBoxesIntoAPicture() throws IOException {
        Path in = picture();
        Path out = folder.resolve("out.png");

        Typed typed = Typed.run("redact", "picture", in.toString(), out.toString(), "--box", "2,2,4,4");

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("Look through it");
        assertThat(ImageIO.read(out.toFile()).getRGB(3, 3)).isEqualTo(0xff00_0000);
    }

    @Test
    void takesWordsOutOfADocument() throws IOException {
        Path in = Files.writeString(folder.resolve("in.pdf"), PAGE);
        Path words = Files.writeString(folder.resolve("words"), "bicycle\n\n");
        Path out = folder.resolve("out.pdf");

        Typed typed = Typed.run("redact", "pdf", in.toString(), out.toString(), "--words", words.toString(), "--box",
                "1:0,0,10,10");

        assertThat(typed.err()).isEmpty();
        assertThat(typed.exit()).isZero();
        assertThat(out).isNotEmptyFile();
        assertThat(typed.out()).doesNotContain("bicycle");
    }

    @Test
    void writesNothingWhereAWordIsNotThere() throws IOException {
        Path in = Files.writeString(folder.resolve("in.pdf"), PAGE);
        Path words = Files.writeString(folder.resolve("words"), "Wilhelmina");

        Typed typed = Typed.run("redact", "pdf", in.toString(), folder.resolve("out").toString(), "--words",
                words.toString());

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.err()).contains("was not found in the text").doesNotContain("Wilhelmina");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesToTakeOutNothing() throws IOException {
        Path in = Files.writeString(folder.resolve("in.pdf"), PAGE);

        refuses(1, "There is nothing to take out", "pdf", in.toString(), folder.resolve("out").toString());
        refuses(2, "--box", "picture", in.toString(), folder.resolve("out").toString());
        refuses(2, "--span", "sound", in.toString(), folder.resolve("out").toString());
    }

    @Test
    void refusesWhatIsNoPictureDocumentOrRecording() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no exhibit");
        String out = folder.resolve("out").toString();

        refuses(1, "no picture", "picture", text.toString(), out, "--box", "0,0,1,1");
        refuses(1, "no PDF", "pdf", text.toString(), out, "--box", "1:0,0,1,1");
        assertThat(Typed.run("redact", "sound", text.toString(), out, "--span", "0-1").exit()).isBetween(1, 2);
        assertThat(Typed.run("redact", "film", text.toString(), out, "--span", "0-1").exit()).isBetween(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "a,b,c,d", "1,2,0,4", "-1,2,3,4", "1,2,3,4,5", "9999999,0,1,1", ""})
    void refusesABoxOfAnotherForm(String box) throws IOException {
        refuses(2, "box", "picture", picture().toString(), folder.resolve("out").toString(), "--box", box);
        refuses(2, "box", "pdf", picture().toString(), folder.resolve("out").toString(), "--box", "0:" + box);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2-1", "1-1", "a-b", "1:2:3:4-5", "1.2345-3", "1-2-3", "-", ""})
    void refusesASpanOfAnotherForm(String span) throws IOException {
        Typed typed = Typed.run("redact", "sound", picture().toString(), folder.resolve("out").toString(),
                "--span=" + span);

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesAFileThatIsNotThereAndOneThatIs() throws IOException {
        String none = folder.resolve("none").toString();
        Path there = Files.writeString(folder.resolve("out"), "kept");

        assertThat(Typed.run("redact", "picture", none, folder.resolve("x").toString(), "--box", "0,0,1,1").exit())
                .isEqualTo(2);
        assertThat(Typed.run("redact", "sound", none, folder.resolve("x").toString(), "--span", "0-1").exit())
                .isEqualTo(2);
        assertThat(Typed.run("redact", "picture", picture().toString(), there.toString(), "--box", "0,0,1,1").exit())
                .isEqualTo(2);
        assertThat(there).hasContent("kept");
    }

    private void refuses(int exit, String sentence, String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "redact";
        System.arraycopy(words, 0, all, 1, words.length);
        Typed typed = Typed.run(all);

        assertThat(typed.exit()).isEqualTo(exit);
        assertThat(typed.err()).contains(sentence);
        assertThat(typed.err().lines().count()).isEqualTo(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private Path picture() throws IOException {
        Path file = folder.resolve("in.png");
        ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }
}
