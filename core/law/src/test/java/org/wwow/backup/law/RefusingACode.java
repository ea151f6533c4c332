package org.wwow.backup.law;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.law.form.FileRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RefusingACode {
    private static final String ROW = "crimes/0/elements/0/";
    private static final String CONDITION = "crimes[0] sc_1 / elements[0] sc1.act / established_by";
    private static final String OTHER_ROW = "crimes[1] sc_2: the element \"sc2.ctx\" differs from \"sc1.ctx\", "
            + "though both are the context \"quarrel\" of national_crime";

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("languages", "[\"en\", \"fr\", \"ar\"]", "languages: lacks \"uk\""),
                Arguments.of("languages", "[\"en\", \"fr\", \"ar\", \"uk\", 7]",
                        "languages[4]: must be a text that is not empty"),
                Arguments.of("credibility", "1", "credibility: is not a member of this object"),
                Arguments.of("id", "\"small code\"",
                        "id: \"small code\" is not an id of letters, digits, _, - and ."),
                Arguments.of("forum", "\"Z\"", "forum: \"Z\" is not a country code of two capital letters"),
                Arguments.of("crimes/1/id", "\"sc_1\"", "crimes[1] sc_1 / id: \"sc_1\" stands twice in this file"),
                Arguments.of("crimes/2/elements", "[]", "crimes[2] sc_3 / elements: needs at least one"),
                Arguments.of("crimes/0/limitation/days", "4",
                        "crimes[0] sc_1 / limitation / days: is not a member of this object"),
                Arguments.of("crimes/0/limitation/years", "1001",
                        "crimes[0] sc_1 / limitation / years: must be a whole number from 1 to 1000"),
                Arguments.of("crimes/0/limitation/years", "0",
                        "crimes[0] sc_1 / limitation / years: must be a whole number from 1 to 1000"),
                Arguments.of("crimes/1/in_force/to", "\"2020-01-01\"",
                        "crimes[1] sc_2 / in_force / to: is not a member of this object"),
                Arguments.of("applies/since", "\"2020-01-01\"", "applies / since: is not a member of this object"),
                Arguments.of("applies/parties/0", "{\"basis\": \"party\"}",
                        "applies / parties[0] / country: is missing"),
                Arguments.of("aggravating_circumstances/0/id", "\"sc1.act\"",
                        "aggravating_circumstances[0] sc1.act / id: \"sc1.act\" stands twice in this file"),
                Arguments.of("aggravating_circumstances/0/established_by", "7",
                        "aggravating_circumstances[0] sa.old / established_by: must be an object"),
                Arguments.of("crimes/1/elements/1/text", "\"There was none.\"", OTHER_ROW),
                Arguments.of("crimes/1/elements/1/supports_strength", "\"indicates\"", OTHER_ROW),
                Arguments.of("crimes/1/elements/1/kind", "\"material\"", OTHER_ROW),
                Arguments.of("crimes/1/elements/1/established_by/is", "[\"old\"]", OTHER_ROW),
                Arguments.of("crimes/1/elements/1/contradicted_by/is", "[\"outside\"]", OTHER_ROW),
                Arguments.of("crimes/0/elements/2/alternative_group", "\"else\"",
                        "crimes[0] sc_1: the alternative_group \"how\" has one element only"),
                Arguments.of(ROW + "follow_up", "[\"What did you really see?\"]",
                        "holds the word \"really\", which leads or blames"),
                Arguments.of(ROW + "follow_up", "[\"Tell me about consent\"]",
                        "holds the word \"consent\", which leads or blames"),
                Arguments.of(ROW + "established_by", "{\"sum\": [], \"of\": 2}",
                        CONDITION + ": needs exactly one of all, any and fact"),
                Arguments.of(ROW + "established_by", "{\"fact\": \"act.kind\", \"is\": [\"kept\"], \"weight\": 2}",
                        CONDITION + " / weight: is not a member of this object"),
                Arguments.of(ROW + "established_by", "{\"any\": [{\"not\": {}}]}",
                        CONDITION + " / any[0] / not: is not allowed: what was not said would count against somebody"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refusals")
    void namesThePlaceAndWhatIsWrong(String path, String json, String sentence) {
        assertThat(SmallCode.problems(InstrumentReader.read(SmallCode.with(path, json), SmallCode.questions())))
                .anySatisfy(problem -> assertThat(problem).contains(sentence));
    }

    @Test
    void namesOneProblemOnceForAPartThatIsNoCondition() {
        assertThat(SmallCode.problems(InstrumentReader.read(
                SmallCode.with(ROW + "established_by", "{\"any\": [{\"sum\": [], \"of\": 2}]}"),
                SmallCode.questions())))
                .containsExactly(CONDITION + " / any[0]: needs exactly one of all, any and fact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.2", "1.2.3.4", "1..3", "1.2.x", "x.2.3", "1.-2.3", "1.2.3-rc", "1.2./", "1.2.:"})
    void takesOnlyThreeNumbersForAVersion(String version) {
        assertThat(SmallCode.problems(InstrumentReader.read(SmallCode.with("version", "\"" + version + "\""),
                SmallCode.questions())))
                .containsExactly("version: \"" + version + "\" is not a version of the form 1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"za", "ZAF", "Z", "Z[", "@A", "Z1"})
    void takesOnlyTwoCapitalLettersForACountry(String country) {
        assertThat(SmallCode.problems(InstrumentReader.read(SmallCode.with("forum", "\"" + country + "\""),
                SmallCode.questions())))
                .containsExactly("forum: \"" + country + "\" is not a country code of two capital letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a`", "a{", "a@", "a[", "a/", "a:", "é", "a\\n"})
    void takesNothingElseInAnId(String id) {
        assertThat(SmallCode.problems(InstrumentReader.read(SmallCode.with("id", "\"" + id + "\""),
                SmallCode.questions())))
                .singleElement()
                .asString()
                .endsWith("is not an id of letters, digits, _, - and .");
    }

    @Test
    void takesAnIdOfAHundredSignsAndNoneOfMore() {
        assertThat(SmallCode.problems(InstrumentReader.read(SmallCode.with("id", "\"" + "a".repeat(100) + "\""),
                SmallCode.questions()))).isEmpty();
        assertThat(SmallCode.problems(InstrumentReader.read(SmallCode.with("id", "\"" + "a".repeat(101) + "\""),
                SmallCode.questions()))).hasSize(1);
    }

    @Test
    void takesAConditionTwelveDeepAndNoneDeeper() {
        assertThat(SmallCode.problems(InstrumentReader.read(SmallCode.with(ROW + "established_by", nested(12)),
                SmallCode.questions()))).isEmpty();
        assertThat(SmallCode.problems(InstrumentReader.read(SmallCode.with(ROW + "established_by", nested(13)),
                SmallCode.questions()))).first()
                .asString()
                .startsWith(CONDITION + " / all[0]")
                .endsWith(": is nested more than 12 deep");
    }

    private static String nested(int depth) {
        return "{\"all\": [".repeat(depth) + "{\"fact\": \"act.kind\", \"is\": [\"kept\"]}" + "]}".repeat(depth);
    }

    @Test
    void refusesAFileThatIsNoObjectByName() {
        assertThatThrownBy(() -> InstrumentReader.read(SmallCode.json("[]"), SmallCode.questions()).value())
                .isInstanceOf(FileRefused.class)
                .hasMessageStartingWith("must be an object\nlanguages: lacks \"en\"")
                .hasMessageContaining("\ntitle: is missing")
                .hasMessageContaining("\napplies: is missing");
    }
}
