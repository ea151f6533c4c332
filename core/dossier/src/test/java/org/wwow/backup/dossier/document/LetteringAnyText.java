package org.wwow.backup.dossier.document;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LetteringAnyText {
    /// Lam and alef, alone and after a letter that joins, and with a vowel between.
    @ParameterizedTest
    @CsvSource({"0644 0627, FEFB", "0628 0644 0627, 0628 FEFC", "062F 0644 0627, 062F FEFB", "0644 0623, FEF7",
        "0644 064E 0627, FEFB 064E", "0628 0650 0644 0627, 0628 0650 FEFC", "0649 0644 0625, 0649 FEFA"})
    void joinsLamAndAlef(String given, String drawn) {
        assertThat(drawn(text(given), true)).isEqualTo(text(drawn));
    }

    @Test
    void endsAWordBeforeASignOfItsOwnScript() {
        assertThat(drawn("\u0628\u061B \u062F\u061F", true)).isEqualTo("\u0628\u200C\u061B \u062F\u061F");
    }

    @Test
    void showsSignsThatWouldSteerThePageByTheirNumber() {
        assertThat(drawn("a\u202Eb\u0000c\u2066d", false)).isEqualTo("a[U+202E]b[U+0000]c[U+2066]d");
    }

    @Test
    void showsSignsThatNoFontHereDrawsByTheirNumber() {
        assertThat(drawn("\uD83D\uDE00 \u4E2D", false)).isEqualTo("[U+1F600] [U+4E2D]");
    }

    @Test
    void leavesOutOnlyWhatDrawsNothing() {
        assertThat(drawn("a\u200Fb\u200Bc\uFEFF", false)).isEqualTo("abc");
        assertThat(Lettering.whole("a\u200Fb")).isFalse();
        assertThat(Lettering.whole("line\nline")).isTrue();
    }

    @Test
    void keepsForeignWordsInArabicTogetherWithTheirBrackets() {
        List<Lettering.Run> runs = Lettering.runs("قال Bus (42) ثم", true);

        assertThat(runs.stream().filter(Lettering.Run::turned).map(Lettering.Run::text)).containsExactly("Bus (42)");
    }

    @Test
    void keepsADateInArabicInItsOrder() {
        List<Lettering.Run> runs = Lettering.runs("يوم 2026-03-04 صباحا", true);

        assertThat(runs.stream().filter(Lettering.Run::turned).map(Lettering.Run::text))
                .containsExactly("2026-03-04");
    }

    @Test
    void turnsAWholeForeignSentenceWithItsStop() {
        assertThat(Lettering.runs("Two bicycles.", true)).isNotEmpty().allMatch(Lettering.Run::turned);
        assertThat(Lettering.runs("درّاجتان.", false)).isNotEmpty().allMatch(Lettering.Run::turned);
    }

    @Test
    void offersABreakInAWordWithoutEnd() {
        assertThat(Lettering.runs("a".repeat(60), false).getFirst().text()).contains("\u200B");
        assertThat(Lettering.runs("a".repeat(24), false).getFirst().text()).doesNotContain("\u200B");
    }

    @Test
    void drawsEverySignOfAText() {
        assertThat(drawn("Українська їжа, œuvre, نصّ", false)).isEqualTo("Українська їжа, œuvre, نصّ");
        assertThat(Lettering.runs("", true)).isEmpty();
    }

    private static String drawn(String text, boolean rightToLeft) {
        return Lettering.runs(text, rightToLeft)
                .stream()
                .map(Lettering.Run::text)
                .collect(Collectors.joining())
                .replace("\u200B", "");
    }

    private static String text(String numbers) {
        return numbers.lines()
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .map(number -> Character.toString(Integer.parseInt(number, 16)))
                .collect(Collectors.joining());
    }
}
