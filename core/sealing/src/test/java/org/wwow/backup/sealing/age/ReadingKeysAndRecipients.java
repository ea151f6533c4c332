package org.wwow.backup.sealing.age;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReadingKeysAndRecipients {
    private final HybridKey key = HybridKey.draw(new SecureRandom());

    @Test
    void readsBackTheirTexts() {
        assertThat(Recipient.read(key.recipient().text())).isEqualTo(key.recipient())
                .hasSameHashCodeAs(key.recipient());
        assertThat(key.recipient().text()).hasSize(1959).startsWith("age1pq1");
        assertThat(OpeningKey.read(key.revealText())).isInstanceOfSatisfying(HybridKey.class,
                again -> assertThat(again.revealSeed()).isEqualTo(key.revealSeed()));
        assertThat(key.recipient().toString()).hasSize(21).startsWith("age1pq1");
        assertThat(HybridKey.draw(new SecureRandom()).recipient()).isNotEqualTo(key.recipient());
    }

    @Test
    void refusesAClassicRecipientAndSaysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipient.read("age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa"))
                .withMessageContaining("classic recipient");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "age", "age1pq1", "AGE-SECRET-KEY-PQ-1",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN",
        "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pb"})
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Recipient.read(text));
        assertThatIllegalArgumentException().isThrownBy(() -> OpeningKey.read(text));
    }

    @Test
    void refusesAWrongLetterAnywhereInARecipient() {
        String text = key.recipient().text();
        for (int at = 0; at < text.length(); at += 13) {
            char wrong = text.charAt(at) == 'q' ? 'p' : 'q';
            String changed = text.substring(0, at) + wrong + text.substring(at + 1);
            assertThatIllegalArgumentException().isThrownBy(() -> Recipient.read(changed));
        }
    }

    @Test
    void refusesMixedCaseAndTheOtherCase() {
        String secret = key.revealText();
        String recipient = key.recipient().text();

        assertThatIllegalArgumentException().isThrownBy(() -> OpeningKey.read(secret.toLowerCase(Locale.ROOT)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> OpeningKey.read(secret.substring(0, 30) + secret.substring(30).toLowerCase(Locale.ROOT)));
        assertThatIllegalArgumentException().isThrownBy(() -> Recipient.read(recipient.toUpperCase(Locale.ROOT)));
    }

    @Test
    void refusesAKeyOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> HybridKey.of(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Recipient.of(new byte[1215]));
        String shorter = Bech32.encode("age1pq", Arrays.copyOf(key.recipient().bytes(), 1215));
        assertThatIllegalArgumentException().isThrownBy(() -> Recipient.read(shorter));
    }

    @Test
    void refusesCoefficientsBeyondTheModulus() {
        byte[] bytes = key.recipient().bytes();
        bytes[0] = 0x01;
        bytes[1] = (byte) ((bytes[1] & 0xf0) | 0x0d);
        assertThatIllegalArgumentException().isThrownBy(() -> Recipient.of(bytes));
        bytes[0] = 0x00;
        assertThat(Recipient.of(bytes)).isNotNull();
        bytes[1] = (byte) 0x10;
        bytes[2] = (byte) 0xd0;
        assertThatIllegalArgumentException().isThrownBy(() -> Recipient.of(bytes));
    }

    @Test
    void refusesPaddingInBech32ThatIsNotZeroOrTooLong() {
        assertThat(Bech32.decode("a", Bech32.encode("a", new byte[]{1, 2, 3}))).contains(new byte[]{1, 2, 3});
        assertThat(Bech32.decode("a", "a1lqfn3a")).isEmpty();
        assertThat(Bech32.decode("a", "a12uel5l")).hasValue(new byte[0]);
        assertThat(Bech32.decode("a", "a12uel5")).isEmpty();
        assertThat(Bech32.decode("abcdef", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw")).isPresent();
        assertThat(Bech32.decode("abcdeg", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw")).isEmpty();
    }
}
