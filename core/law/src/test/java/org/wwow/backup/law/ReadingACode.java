package org.wwow.backup.law;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.law.form.JsonNodes;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.sealing.CanonicalJson;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingACode {
    private final Instrument code = SmallCode.instrument();

    @Test
    void keepsWhatTheInstrumentSaysOfItself() {
        assertThat(code.id()).isEqualTo("small-code");
        assertThat(code.version()).isEqualTo("1.9.0");
        assertThat(code.title()).containsEntry("en", "Small code").containsOnlyKeys("en", "fr", "ar", "uk");
        assertThat(code.sources()).containsExactly("Small code, 2001");
        assertThat(code.forum()).isEqualTo("ZA");
        assertThat(code.notes()).containsExactly("Note 9 on the code.");
        assertThat(code.evidenceRules()).containsExactly(new Rule("Rule 6", "Ask 2 people."));
    }

    @Test
    void keepsTheCountriesItBindsWithTheirDays() {
        assertThat(code.applicability().parties()).extracting(one -> one.country() + " " + one.period())
                .containsExactly("AZ 2005-01-01/..", "ZA ../..", "BB ../..");
    }

    @Test
    void keepsOfACrimeItsNotesAndItsLimitation() {
        assertThat(code.crimes().getFirst().notes()).containsExactly("Note 1.", "Note 10.");
        assertThat(code.crimes()).extracting(Entry::limitation)
                .containsExactly(new Limitation.Years(15), new Limitation.None(), null);
    }

    @Test
    void keepsOfARowWhatProvesItAndThatAnExpertLooks() {
        Element act = code.crimes().getFirst().elements().getFirst();

        assertThat(act.evidenceTypes()).containsExactly("photo_video");
        assertThat(act.review()).isEqualTo("expert");
        assertThat(act.strength()).isEqualTo(Strength.ESTABLISHES);
        assertThat(act.establishedBy()).isEqualTo(
                new Condition.Every(List.of(new Condition.Chosen("act.kind", List.of("taken", "kept")))));
    }

    @Test
    void keepsACircumstanceAsARowNobodyNeeds() {
        assertThat(code.circumstances()).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo("sa.old");
            assertThat(row.optional()).isTrue();
            assertThat(row.strength()).isEqualTo(Strength.INDICATES);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void takesYearsFromOneToAThousand(int years) {
        Instrument read = InstrumentReader
                .read(SmallCode.with("crimes/0/limitation/years", Integer.toString(years)), SmallCode.questions())
                .value();

        assertThat(read.crimes().getFirst().limitation()).isEqualTo(new Limitation.Years(years));
    }

    @ParameterizedTest
    @ValueSource(strings = {"azAZ", "09", "_-.", "a.b-c_D9"})
    void takesLettersDigitsAndThreeSignsForAnId(String id) {
        assertThat(InstrumentReader.read(SmallCode.with("id", "\"" + id + "\""), SmallCode.questions()).value().id())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AZ", "ZA"})
    void takesTwoCapitalLettersForACountry(String country) {
        assertThat(InstrumentReader.read(SmallCode.with("forum", "\"" + country + "\""), SmallCode.questions())
                .value()
                .forum()).isEqualTo(country);
    }

    @Test
    void writesAsJsonWhatItRead() {
        byte[] json = CanonicalJson.write(JsonNodes.json(SmallCode.code()));

        assertThat(JsonNodes.read(json)).isEqualTo(SmallCode.code());
        assertThat(JsonNodes.json(Node.of(true))).isNotEqualTo(JsonNodes.json(Node.of(false)));
    }
}
