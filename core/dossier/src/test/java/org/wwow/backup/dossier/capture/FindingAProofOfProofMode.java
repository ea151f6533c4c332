package org.wwow.backup.dossier.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.file.CaptureFile;

import static org.assertj.core.api.Assertions.assertThat;

/// ProofMode shares a medium and its proof in one ZIP file: said to be there, never said to be valid.
class FindingAProofOfProofMode {
    private static final String HASH = "a1".repeat(32);

    @ParameterizedTest
    @ValueSource(strings = {".proof.json", ".proof.csv"})
    void saysThatOneIsThere(String end) throws IOException {
        byte[] shared = zip("IMG_0001.jpg", HASH + ".asc", HASH + end, "pubkey.asc");

        assertThat(Pictures.read(shared).proofmode()).isEqualTo(Manifested.PRESENT_NOT_CHECKED);
        assertThat(text(shared)).contains("\"proofmode\":\"present-not-checked\"");
        assertThat(Pictures.read(zip("photos/" + HASH + end)).proofmode()).isEqualTo(Manifested.PRESENT_NOT_CHECKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proof.json", "a1.proof.json", "IMG.proof.csv", ".proof.csv"})
    void takesNoOtherNameForOne(String name) throws IOException {
        assertThat(Pictures.read(zip(name)).proofmode()).isEqualTo(Manifested.ABSENT);
        assertThat(Pictures.read(zip(HASH.toUpperCase(Locale.ROOT) + name)).proofmode())
                .isEqualTo(Manifested.ABSENT);
        assertThat(text(zip(name))).contains("\"proofmode\":\"absent\"");
    }

    @Test
    void saysNothingOfItWhereNoZipFileIs() throws IOException {
        assertThat(Pictures.read(Pictures.jpeg()).proofmode()).isEqualTo(Manifested.NOT_LOOKED_FOR);
        assertThat(text(Pictures.jpeg())).doesNotContain("proofmode");
        assertThat(Pictures.read(new byte[0]).proofmode()).isEqualTo(Manifested.NOT_LOOKED_FOR);
    }

    @Test
    void isNotStoppedByAZipFileThatIsCutOrNonsense() throws IOException {
        byte[] whole = zip("one.txt", HASH + ".proof.csv");

        for (int length = 4; length < whole.length; length++) {
            assertThat(Pictures.read(Arrays.copyOf(whole, length)).proofmode()).isNotNull();
        }
        byte[] nonsense = whole.clone();
        Arrays.fill(nonsense, 30, nonsense.length, (byte) 0xff);
        assertThat(Pictures.read(nonsense).proofmode()).isNotEqualTo(Manifested.PRESENT_NOT_CHECKED);
    }

    private static String text(byte[] file) throws IOException {
        return new String(CaptureFile.of(Pictures.read(file)), StandardCharsets.UTF_8);
    }

    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
