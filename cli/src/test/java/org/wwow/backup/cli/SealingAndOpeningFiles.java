package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Passphrase;

import static org.assertj.core.api.Assertions.assertThat;

class SealingAndOpeningFiles {
    @TempDir
    private Path folder;
    private final HybridKey key = HybridKey.draw(new SecureRandom());
    private final byte[] content = new byte[300_000];

    @BeforeEach
    void writeFiles() throws IOException {
        new Random(7).nextBytes(content);
        Files.write(at("content"), content);
        Files.writeString(at("key"), "# a made-up key\n\n" + key.revealText() + "\n");
        Files.writeString(at("recipients"), "# readers\n" + key.recipient().text() + "\n");
    }

    @Test
    void opensWhatItSealed() throws IOException {
        Typed sealed = Typed.run("seal", "-r", key.recipient().text(), "-o", path("sealed"), path("content"));
        Typed opened = Typed.run("open", "-i", path("key"), "-o", path("again"), path("sealed"));

        assertThat(sealed).isEqualTo(new Typed(0, "", ""));
        assertThat(opened).isEqualTo(new Typed(0, "", ""));
        assertThat(Files.readAllBytes(at("again"))).isEqualTo(content);
    }

    @Test
    void takesRecipientsFromAFile() throws IOException {
        Typed.run("seal", "-r", path("recipients"), "-o", path("sealed"), path("content"));

        assertThat(Age.open(Files.readAllBytes(at("sealed")), List.of(key), 1 << 20)).isEqualTo(content);
    }

    @Test
    void refusesAClassicRecipient() {
        Typed refused = Typed.run("seal", "-r", "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa", "-o",
                path("sealed"), path("content"));

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("classic recipient").hasLineCount(1);
        assertThat(at("sealed")).doesNotExist();
    }

    @Test
    void refusesAListThatMixesHybridAndClassicRecipients() {
        Typed refused = Typed.run("seal", "-r", key.recipient().text(), "-r",
                "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa", "-o", path("sealed"),
                path("content"));

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(at("sealed")).doesNotExist();
    }

    @Test
    void leavesNothingWhenAFileIsDamagedOrCutOff() throws IOException {
        Typed.run("seal", "-r", path("recipients"), "-o", path("sealed"), path("content"));
        byte[] sealed = Files.readAllBytes(at("sealed"));
        byte[] damaged = sealed.clone();
        damaged[250_000] ^= 1;
        for (byte[] wrong : List.of(damaged, Arrays.copyOf(sealed, sealed.length - 1), Arrays.copyOf(sealed, 1000),
                new byte[0])) {
            Files.write(at("wrong"), wrong);
            Typed refused = Typed.run("open", "-i", path("key"), "-o", path("again"), path("wrong"));
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).hasLineCount(1).contains("damaged");
            assertThat(at("again")).doesNotExist();
        }
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void refusesAnotherKeyAndSaysSo() throws IOException {
        Typed.run("seal", "-r", path("recipients"), "-o", path("sealed"), path("content"));
        Files.writeString(at("other"), HybridKey.draw(new SecureRandom()).revealText());

        Typed refused = Typed.run("open", "-i", path("other"), "-o", path("again"), path("sealed"));

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("not sealed to this key").hasLineCount(1);
        assertThat(at("again")).doesNotExist();
    }

    @Test
    void opensAnIdentityFileUnderAPassphrase() throws IOException {
        Files.write(at("locked"), Age.sealRootFile(key.revealText().getBytes(StandardCharsets.US_ASCII),
                Passphrase.of("six random words"), new SecureRandom()));
        Files.writeString(at("words"), "six random words\n");
        Typed.run("seal", "-r", path("recipients"), "-o", path("sealed"), path("content"));

        assertThat(Typed.run("open", "-i", path("locked"), "-o", path("again"), path("sealed")).exit()).isEqualTo(2);
        assertThat(Typed.run("open", "-i", path("locked"), "--passphrase-file", path("words"), "-o", path("again"),
                path("sealed")).exit()).isZero();
        assertThat(Files.readAllBytes(at("again"))).isEqualTo(content);
    }

    @Test
    void saysWhatIsWrongWithItsWords() throws IOException {
        Files.writeString(at("empty"), "# nothing\n");
        Files.writeString(at("nonsense"), "AGE-SECRET-KEY-PQ-1WRONG\n");
        for (String[] words : List.of(new String[]{"seal", path("content")}, new String[]{"open", path("content")},
                new String[]{"seal", "-r", path("empty"), path("content")},
                new String[]{"seal", "-r", path("missing"), path("content")},
                new String[]{"seal", "-r", path("recipients"), "-o", path("sealed"), path("missing")},
                new String[]{"open", "-i", path("empty"), path("content")},
                new String[]{"open", "-i", path("nonsense"), path("content")},
                new String[]{"open", "-i", path("missing"), path("content")},
                new String[]{"open", "-i", path("key"), "-o", path("x"), "--unchecked", path("content")})) {
            Typed wrong = Typed.run(words);
            assertThat(wrong.exit()).as(String.join(" ", words)).isEqualTo(2);
            assertThat(wrong.err()).isNotBlank().doesNotContain("Exception").doesNotContain("WRONG");
        }
    }

    private List<Path> unfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(".unfinished")).toList();
        }
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private String path(String name) {
        return at(name).toString();
    }
}
