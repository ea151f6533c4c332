package org.wwow.backup.server.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;

import static org.assertj.core.api.Assertions.assertThat;

/// What a browser without scripts is shown of the country files.
class ListingHelpWithoutScripts {
    private static final List<String> COUNTRIES = List.of("CF", "IQ", "LY", "MM", "SY", "UA");

    private static JsonObject named(String number, String name) {
        return JsonObject.EMPTY.with("number", number).with("name", JsonObject.EMPTY.with("en", name));
    }

    private static JsonObject file(String code, List<JsonObject> emergency, List<JsonObject> services) {
        return JsonObject.EMPTY.with("code", code)
                .with("emergency", JsonArray.of(emergency, number -> number))
                .with("services", JsonArray.of(services, service -> service));
    }

    private static List<JsonObject> files(int numbers) {
        return COUNTRIES.stream().map(code -> file(code, numbers(code, numbers), List.of())).toList();
    }

    private static List<JsonObject> numbers(String code, int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> named(code + " " + at, "Line " + at))
                .toList();
    }

    @Test
    void givesEveryCountryItsFirstNumberBeforeAnyHasItsSecond() {
        String text = ServicesText.of(files(40), 4_000);

        assertThat(COUNTRIES).allSatisfy(code -> assertThat(text).contains("<b dir=\"ltr\">" + code + " 0</b>"));
        assertThat(text).doesNotContain("CF 39");
    }

    @Test
    void staysWithinItsBytes() {
        for (int most : List.of(0, 100, 1_000, 2_345, 8_000)) {
            assertThat(ServicesText.of(files(40), most).getBytes(StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(most);
        }
    }

    @Test
    void givesAllOfIt() {
        assertThat(ServicesText.of(files(5), 100_000).split("<li>", -1)).hasSize(1 + 6 * 5);
    }

    @Test
    void namesTheCountryInEachLanguageOnce() {
        String text = ServicesText.of(List.of(file("UA", numbers("UA", 1), List.of())), 8_000);

        assertThat(text).contains("Україна", "أوكرانيا").doesNotContain(">UA<").containsOnlyOnce(">Ukraine<");
    }

    @Test
    void leavesOutAPlaceThatNobodyVerified() {
        List<JsonObject> places = List.of(named("11", "Canary house"),
                named("22", "House by the river").with("verified", "2026-11-01"));

        assertThat(ServicesText.of(List.of(file("LY", List.of(), places)), 8_000)).contains("House by the river")
                .doesNotContain("Canary house");
    }

    @Test
    void writesMarkupAsText() {
        String text = ServicesText.of(List.of(file("LY", List.of(named("<i>1", "<script>&\"")), List.of())), 8_000);

        assertThat(text).contains("&lt;i&gt;1", "&lt;script&gt;&amp;&quot;").doesNotContain("<script", "<i>");
    }

    @Test
    void isNothingWhereNothingIsKnown() {
        assertThat(ServicesText.of(List.of(file("LY", List.of(), List.of())), 8_000)).isEmpty();
        assertThat(ServicesText.of(List.of(), 8_000)).isEmpty();
    }
}
