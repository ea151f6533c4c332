package org.wwow.backup.client;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MakingAOneTimeCode {
    /// The ASCII secret `12345678901234567890` of RFC 6238 appendix B, in base 32.
    private static final String SECRET_OF_THE_RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037",
        "20000000000,353130"})
    void givesTheLastSixDigitsOfTheRfc(long second, String code) {
        assertThat(OneTimeCode.at(SECRET_OF_THE_RFC, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void refusesASecretThatIsNotBase32() {
        assertThatThrownBy(() -> OneTimeCode.at("not base 32", Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
