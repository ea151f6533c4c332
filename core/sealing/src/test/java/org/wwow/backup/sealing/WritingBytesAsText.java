package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WritingBytesAsText {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Test
    void givesBackBytesOfEveryLength() {
        var random = new Random(7);
        for (int length = 0; length < 100; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Base64Url.decode(Base64Url.encode(bytes))).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AAAAA", "AA==", "AAA=", "AAAA=", "=", "AB", "AAB", "QUJDRB", "AA+A", "AA/A",
        " AAA", "AAA ", "AA\nA", "AA\r\nAA", "AAA\u00e9", "AAA\u0441", "AAAA====", "AA=A"})
    void refusesEveryTextThatItWouldNotWrite(String text) {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Base64Url.decode(text))
                .matches(refused -> refused.reason() == FormRefused.Reason.OUT_OF_RANGE);
    }

    @Test
    void takesOnlyLastCharactersWithoutUnusedBits() {
        assertThat(ALPHABET.chars().filter(last -> isRead("A" + (char) last)).count()).isEqualTo(4);
        assertThat(ALPHABET.chars().filter(last -> isRead("AA" + (char) last)).count()).isEqualTo(16);
        assertThat(ALPHABET.chars().filter(last -> isRead("AAA" + (char) last)).count()).isEqualTo(64);
    }

    private static boolean isRead(String text) {
        try {
            return new String(Base64Url.decode(text), StandardCharsets.ISO_8859_1).length() == text.length() * 3 / 4;
        } catch (FormRefused _) {
            return false;
        }
    }
}
