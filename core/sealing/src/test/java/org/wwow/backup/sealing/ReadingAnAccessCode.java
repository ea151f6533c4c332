package org.wwow.backup.sealing;

import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingAnAccessCode {
    private static final String WORKED_EXAMPLE = "012345678901234567890105";

    @ParameterizedTest
    @ValueSource(strings = {"0123 4567 8901 2345 6789 0105", "٠١٢٣ ٤٥٦٧ ٨٩٠١ ٢٣٤٥ ٦٧٨٩ ٠١٠٥",
        "۰۱۲۳ ۴۵۶۷ ۸۹۰۱ ۲۳۴۵ ۶۷۸۹ ۰۱۰۵", "０１２３-4567-8901-2345-6789-0105"})
    void takesTheDigitsOfAnyScript(String typed) {
        assertThat(AccessCode.read(typed).revealDigits()).isEqualTo(WORKED_EXAMPLE);
    }

    @Test
    void refusesEverySingleWrongDigit() {
        for (int at = 0; at < WORKED_EXAMPLE.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = WORKED_EXAMPLE.substring(0, at) + digit + WORKED_EXAMPLE.substring(at + 1);
                if (!wrong.equals(WORKED_EXAMPLE)) {
                    assertThatThrownBy(() -> AccessCode.read(wrong)).isInstanceOf(AccessCodeRefused.CheckFailed.class);
                }
            }
        }
    }

    @Test
    void refusesALetterAndDoesNotRepeatIt() {
        assertThatThrownBy(() -> AccessCode.read("O123 4567 8901 2345 6789 0105"))
                .isInstanceOf(AccessCodeRefused.LetterFound.class)
                .hasMessageNotContaining("O123");
    }

    @Test
    void saysHowManyDigitsWereGiven() {
        assertThatThrownBy(() -> AccessCode.read("0123"))
                .isInstanceOfSatisfying(AccessCodeRefused.WrongLength.class,
                        refused -> assertThat(refused.digits()).isEqualTo(4));
    }

    @Test
    void readsBackWhatItDrew() {
        AccessCode drawn = AccessCode.draw(new SecureRandom());

        assertThat(AccessCode.read(drawn.revealGroups()).revealDigits()).isEqualTo(drawn.revealDigits());
    }

    @Test
    void isNeverPrintedByAccident() {
        assertThat(AccessCode.read(WORKED_EXAMPLE)).hasToString("AccessCode[hidden]");
    }
}
