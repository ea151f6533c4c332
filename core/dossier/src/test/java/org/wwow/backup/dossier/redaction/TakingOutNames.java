package org.wwow.backup.dossier.redaction;

import java.text.Normalizer;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TakingOutNames {
    private final Pseudonyms table = Pseudonyms.of(Map.of("Maria", "W-01", "Maria Lind", "W-02", "Ольга", "W-03",
            "سلمى", "W-04", "José", "W-05"));

    @ParameterizedTest
    @CsvSource(textBlock = """
            'Maria came.', 'W-01 came.'
            'MARIA, maria; mArIa', 'W-01, W-01; W-01'
            'Maria Lind and Maria', 'W-02 and W-01'
            'Mariana stays', 'Mariana stays'
            'Marias stays', 'Marias stays'
            'Прийшла Ольга.', 'Прийшла W-03.'
            'ОЛЬГА', 'W-03'
            'جاءت سلمى.', 'جاءت W-04.'
            'وسلمى', 'وW-04'
            'ولسلمى', 'ولW-04'
            'José', 'W-05'""")
    void replacesWholeNamesAndNothingElse(String text, String expected) {
        assertThat(table.in(text)).isEqualTo(expected);
        assertThat(table.names(expected)).isFalse();
    }

    @Test
    void findsANameInAnotherNormalForm() {
        String apart = Normalizer.normalize("José", Normalizer.Form.NFD);

        assertThat(apart).isNotEqualTo("José");
        assertThat(table.in("with " + apart)).isEqualTo("with W-05");
    }

    @Test
    void isTheSameHoweverTheTableWasWritten() {
        Pseudonyms other = Pseudonyms.of(Map.of("maria LIND", "W-02", "MARIA", "W-01", "ольга", "W-03", "سلمى", "W-04",
                "JOSÉ", "W-05"));

        assertThat(other.json()).isEqualTo(table.json());
        assertThat(other.in("Maria Lind, José")).isEqualTo(table.in("Maria Lind, José"));
    }

    @Test
    void keepsTheTableForTheCourt() {
        assertThat(table.json().toString()).isNotNull();
        assertThat(table.everyName()).containsExactlyInAnyOrder("maria", "maria lind", "ольга", "سلمى", "josé");
    }

    @Test
    void refusesATableThatWouldNotHide() {
        assertThatThrownBy(() -> Pseudonyms.of(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pseudonyms.of(Map.of("Maria", "W-01", "Olha", "W-01")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pseudonyms.of(Map.of("Maria", "W-01", "MARIA", "W-02")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pseudonyms.of(Map.of("Maria", "friend of Olha", "Olha", "W-02")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "M", " M "})
    void refusesANameThatWouldBeFoundEverywhere(String name) {
        assertThatThrownBy(() -> Pseudonyms.of(Map.of(name, "W-01"))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'İdil', 'İdil; idil; IDİL; ıdil; i\u0307dil', 'W-01; W-01; W-01; W-01; W-01'
            'idil', 'İdil; IDIL; İDİL', 'W-01; W-01; W-01'
            'Ali İnan', 'Ali İnan, ali inan, ALİ İNAN', 'W-01, W-01, W-01'
            'Işık', 'Işık; ışık; IŞIK', 'W-01; W-01; W-01'
            'İdil', 'İdila stays', 'İdila stays'""")
    void knowsTheCapitalWithADot(String name, String text, String expected) {
        Pseudonyms written = Pseudonyms.of(Map.of(name, "W-01"));

        assertThat(written.in(text)).isEqualTo(expected);
        assertThat(written.names(text)).isEqualTo(!text.equals(expected));
    }

    @Test
    void knowsALetterWithTwoSmallForms() {
        assertThat(Pseudonyms.of(Map.of("Νίκος", "W-01")).in("ΝΊΚΟΣ, Νίκος, νίκοσ")).isEqualTo("W-01, W-01, W-01");
    }

    @Test
    void takesNoNameForAPattern() {
        assertThat(Pseudonyms.of(Map.of("a.c", "$1")).in("abc a.c")).isEqualTo("abc $1");
    }
}
