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
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// The mark of answers that a person chose alone, read from the bytes she signed.
class TellingAnswersFromStatements {
    private static final SigningKey HERS = SigningKey
            .of(Secret.of(Digest.hash("sample signing author".getBytes(StandardCharsets.UTF_8)).bytes()));
    private static final String ANSWERS = new String(sample("originals/answers.json"), StandardCharsets.UTF_8);

    private static final String STATEMENT = new String(
            CanonicalJson.write(Envelope.read(ANSWERS.getBytes(StandardCharsets.UTF_8)).statement()),
            StandardCharsets.UTF_8);

    @Test
    void answersChosenAloneSayIt() throws IOException {
        assertThat(says(ANSWERS)).isTrue();
    }

    /// Signed as they stand, so that it is what they say that counts.
    @ParameterizedTest
    @ValueSource(strings = {"\"alone\":true=\"alone\":false", "\"alone\":true=\"alone\":\"true\"",
        "\"kind\":\"answers\"=\"kind\":\"note\"", "backup/v1/document=backup/v1/deposit", "\"body\"=\"bode\"",
        "\"alone\":true=\"lone\":true"})
    void anythingElseDoesNot(String change) throws IOException {
        String[] sides = change.split("=", 2);
        String changed = STATEMENT.replace(sides[0], sides[1]);

        assertThat(changed).isNotEqualTo(STATEMENT);
        assertThat(says(signed(changed, HERS))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"statement\"=\"statemend\"", "{\"signatures\"= {\"signatures\"", "\"blue\"=\"blur\""})
    void whatIsNoEnvelopeOrWasChangedDoesNot(String change) throws IOException {
        String[] sides = change.split("=", 2);
        String changed = ANSWERS.replace(sides[0], sides[1]);

        assertThat(changed).isNotEqualTo(ANSWERS);
        assertThat(says(changed)).isFalse();
    }

    @Test
    void nobodyElseSaysItOfWhatSheTold() throws IOException {
        SigningKey another = SigningKey.draw(new SecureRandom());
        String hers = HERS.verificationKey().text();

        assertThat(STATEMENT).contains(hers);
        assertThat(says(signed(STATEMENT, HERS))).isTrue();
        assertThat(says(signed(STATEMENT, another))).isFalse();
        assertThat(says(signed(STATEMENT.replace(hers, another.verificationKey().text()), another))).isFalse();
        assertThat(says(Envelope.sign(statement(STATEMENT), HERS).alsoSignedBy(another))).isFalse();
    }

    @Test
    void anAnswerThatReadsLikeTheMarkIsNone() throws IOException {
        String spoken = STATEMENT.replace("\"alone\":true", "\"alone\":false").replace("\"blue\"", "\"alone\"");

        assertThat(says(signed(spoken, HERS))).isFalse();
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

    private static JsonObject statement(String text) {
        return (JsonObject) CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Envelope signed(String statement, SigningKey key) {
        return Envelope.sign(statement(statement), key);
    }

    private static boolean says(Envelope envelope) throws IOException {
        return GivenAlone.says(BagSource.of(envelope.canonical()));
    }

    private static boolean says(String text) throws IOException {
        return GivenAlone.says(BagSource.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sample(String path) {
        return SampleCase.files(0).getOrDefault(path, new byte[0]);
    }
}
