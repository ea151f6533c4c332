package org.wwow.backup.server.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UsingACodeGenerator {
    private static final Totp TOTP = Totp.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037",
        "20000000000,353130"})
    void givesTheCodesOfRfc6238(long second, String code) {
        assertThat(TOTP.step(code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @Test
    void takesTheStepBeforeAndAfterAndNoOther() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);

        assertThat(TOTP.step("050471", now.plusSeconds(30))).isPresent();
        assertThat(TOTP.step("050471", now.minusSeconds(30))).isPresent();
        assertThat(TOTP.step("050471", now.plusSeconds(60))).isEmpty();
        assertThat(TOTP.step("050471", now.minusSeconds(60))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50471", "0504710", " 50471", "05O471", "٠٥٠٤٧١"})
    void refusesWhatIsNotTheCode(String code) {
        assertThat(TOTP.step(code, Instant.ofEpochSecond(1_111_111_111))).isEmpty();
    }
}
