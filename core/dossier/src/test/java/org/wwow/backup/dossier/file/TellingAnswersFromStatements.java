package org.wwow.backup.dossier.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.sample.SampleCase;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// The mark of answers that a person chose alone, read from the bytes she signed.
class TellingAnswersFromStatements {
    private static final String ANSWERS = new String(sample("originals/answers.json"), StandardCharsets.UTF_8);

    @Test
    void answersChosenAloneSayIt() throws IOException {
        assertThat(says(ANSWERS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"alone\":true=\"alone\":false", "\"alone\":true=\"alone\":\"true\"",
        "\"kind\":\"answers\"=\"kind\":\"note\"", "backup/v1/document=backup/v1/deposit", "\"body\"=\"bode\"",
        "\"statement\"=\"statemend\"", "{\"signatures\"= {\"signatures\""})
    void anythingElseDoesNot(String change) throws IOException {
        String[] sides = change.split("=", 2);
        String changed = ANSWERS.replace(sides[0], sides[1]);

        assertThat(changed).isNotEqualTo(ANSWERS);
        assertThat(says(changed)).isFalse();
    }

    @Test
    void nobodyElseSaysItOfWhatSheTold() throws IOException {
        String hers = ANSWERS.replaceFirst(".*\"author\":\"([^\"]*)\".*", "$1");
        String another = SigningKey.draw(new SecureRandom()).verificationKey().text();

        assertThat(hers).hasSize(43);
        assertThat(says(ANSWERS.replace(hers, another))).isFalse();
        assertThat(says(ANSWERS.replace(hers, "x"))).isFalse();
        assertThat(says(ANSWERS.replace("\"author\":", "\"auctor\":"))).isFalse();
    }

    @Test
    void anAnswerThatReadsLikeTheMarkIsNone() throws IOException {
        String spoken = ANSWERS.replace("\"alone\":true", "\"alone\":false").replace("\"blue\"", "\"alone\"");

        assertThat(says(spoken)).isFalse();
    }

    @Test
    void filesSayNothing() throws IOException {
        assertThat(says("")).isFalse();
        assertThat(says("{")).isFalse();
        assertThat(says("\"alone\":true")).isFalse();
        assertThat(GivenAlone.says(BagSource.of(sample("originals/squares.jpg")))).isFalse();
        assertThat(GivenAlone.says(BagSource.of(sample("originals/account.txt")))).isFalse();
    }

    @Test
    void whatIsLongerThanADocumentIsNotReadAsOne() throws IOException {
        assertThat(says(ANSWERS.replace("\"uk\"", "\"" + "u".repeat(1 << 20) + "\""))).isFalse();
    }

    @Test
    void bytesThatCannotBeReadAreNoAnswer() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> GivenAlone.says(() -> {
            throw new IOException("gone");
        }));
    }

    @Test
    void theSheetCannotSayIt() {
        String sheet = new String(sample(CaseSheet.FILE), StandardCharsets.UTF_8);

        assertThatExceptionOfType(org.wwow.backup.dossier.casefolder.CaseRefused.class)
                .isThrownBy(() -> CaseSheet.read(sheet.replaceFirst("\"disclosure\"", "\"alone\":false,\"disclosure\"")
                        .getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("alone");
    }

    private static boolean says(String text) throws IOException {
        return GivenAlone.says(BagSource.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sample(String path) {
        return SampleCase.files(0).getOrDefault(path, new byte[0]);
    }
}
