package org.wwow.backup.dossier.casefolder;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.dossier.sample.SampleCase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RefusingASheet {
    private static final String SHEET = new String(Objects.requireNonNull(SampleCase.files(0).get(CaseSheet.FILE)),
            StandardCharsets.UTF_8);

    private static CaseRefused refused(String sheet) {
        try {
            CaseSheet.read(sheet.getBytes(StandardCharsets.UTF_8));
        } catch (CaseRefused refused) {
            return refused;
        }
        throw new AssertionError("The sheet was taken.");
    }

    private static String changed(String from, String to) {
        assertThat(SHEET).contains(from);
        return Pattern.compile(from, Pattern.LITERAL)
                .matcher(SHEET)
                .replaceFirst(
                        Matcher.quoteReplacement(to));
    }

    /// What stands in the sample, what is put in its place, and where the refusal says it is.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "v":1                              | "v":2                              | v: is not between
            "case":"Cedar"                     | "case":" "                         | case: is empty
            "case":"Cedar"                     | "case":"<b>"                       | case: is not a code name
            "case":"Cedar"                     | "case":7                           | case: is not text
            "reference":"S7K2M9QH"             | "reference":"two\\nlines"          | reference: is more than one line
            "reference":"S7K2M9QH"             | "reference":"\\u202Eabc"           | reference: holds a sign that cannot
            "languages":["uk","en","fr"]       | "languages":[]                     | languages: names no language
            "languages":["uk","en","fr"]       | "languages":["uk","uk"]            | languages: says something twice
            "languages":["uk","en","fr"]       | "languages":["Ukrainian"]          | languages: names no language
            "made":"2026-05-15T08:00:00Z"      | "made":"2026-02-30T08:00:00Z"      | made: is not a time
            "made":"2026-05-15T08:00:00Z"      | "made":"2026-05-15T24:00:00Z"      | made: is not a time
            "made":"2026-05-15T08:00:00Z"      | "made":"2026-03-01T08:00:00Z"      | has a time after the dossier's own
            "country":"FR"                     | "country":"France"                 | organisation.country: is not a country
            "key":"age1pq1                     | "key":"age1                        | recipient.key: is not a hybrid
            "number":5,"opener"                | "number":6,"opener"                | gaps: does not explain why the number 5
            "number":5,"opener"                | "number":2,"opener"                | exhibits
            "number":4,"why"                   | "number":3,"why"                   | gaps
            "file":"squares.jpg"               | "file":"../squares.jpg"            | exhibits[1].file: is not the plain name
            "file":"squares.jpg"               | "file":".hidden"                   | exhibits[1].file: is not the plain name
            "file":"squares.jpg"               | "file":"a:b"                       | exhibits[1].file: is not the plain name
            "file":"squares.jpg"               | "file":"tone.wav"                  | exhibits[2].file: stands elsewhere too
            "format":"image/jpeg"              | "format":"image"                   | exhibits[1].format: is not a media type
            "kind":"photograph"                | "kind":"proof"                     | exhibits[1].kind: is not one of account, photograph
            "disclosure":"sealed"              | "disclosure":"hidden"              | exhibits[2].disclosure: is not one of open
            "disclosure":"sealed"              | "disclosure":"redacted"            | exhibits[2].disclosure: is redacted, and there is no
            "source":"Source 1"                | "source":"Source 2"                | exhibits[0].source: is no code name
            "latitude":48856600                | "latitude":90000001                | exhibits[1].place.position.latitude
            "latitude":48856600                | "latitude":48.8566                 | case.json: JSON: has a number
            "accuracy":500                     | "accuracy":0                       | exhibits[1].place.position.accuracy
            "unit":"milliseconds"              | "unit":"hours"                     | exhibits[2].extent.unit
            "from":"2026-03-01"                | "from":"2026-13"                   | .from: is not a date
            "from":"2026-03-01"                | "from":"2026-03-01","until":"2025" | .until: lies before its beginning
            "kind":"transcript"                | "kind":"translation"               | .translation: stands with a translation
            "kind":"transcript"                | "kind":"excerpt"                   | .span: stands with an excerpt
            "operator":"Lawyer 1"              | "operator":""                      | .operator: is empty
            "found":[{"exhibit":5              | "found":[{"exhibit":9              | exculpatorySearch.found: names a number
            "exhibits":[1,2]                   | "exhibits":[1,4]                   | chronology[0].exhibits: names a number
            "exhibits":[1,2]                   | "exhibits":[1,1]                   | chronology[0].exhibits: names a number twice
            "skew":12                          | "skew":99999999999                 | clocks[0].skew: is not between
            "reason":"her-wish"                | "reason":"She wished it so."       | tombstones[0].reason: is not a code word
            "ending":"erased"                  | "ending":"lost"                    | tombstones[0].ending: is not one of retracted
            "withheld":[                       | "withheld":[{"kind":"friend","number":1,"why":"x"}, | withheld[0].kind
            "withheld":[                       | "withheld":[{"kind":"doctor","number":1,"why":"x"}, | withheld: has a kind twice
            "withheld":[                       | "withheld":[{"kind":"icrc","number":1,"text":"x","why":"x"}, | The member "text" is unknown
            """)
    void namesThePlaceAndTheRule(String from, String to, String place) {
        assertThat(refused(changed(from, to))).message().contains(place);
    }

    @ParameterizedTest
    @CsvSource({"case", "reference", "made", "organisation", "lawyer", "recipient", "exhibits", "gaps", "derivatives",
        "sources", "consents", "chronology", "priorAccounts", "exculpatorySearch", "clocks", "withheld", "tombstones",
        "analysis", "storage", "languages", "v"})
    void namesAMemberThatIsMissingAndOneThatIsUnknown(String member) {
        assertThat(refused(changed("\"" + member + "\":", "\"" + member + "2\":"))).message()
                .containsAnyOf(member + ": is missing", "\"" + member + "2\" is unknown");
    }

    @Test
    void leavesOutWhatWasSaidInConfidenceUnlessBothAddedIt() {
        String privileged = changed("\"disclosure\":\"sealed\"",
                "\"disclosure\":\"sealed\",\"confidence\":{\"with\":\"psychologist\"}");
        assertThat(refused(privileged)).message()
                .contains("exhibits[2].confidence: It was said in confidence")
                .contains("count it in withheld");
        String herWordAlone = privileged.replace("{\"with\":\"psychologist\"}",
                "{\"reporter\":\"00000000-0000-4000-8000-000000000000\",\"with\":\"psychologist\"}");
        assertThat(refused(herWordAlone)).message().contains("exhibits[2].confidence");
        String both = privileged.replace("{\"with\":\"psychologist\"}",
                "{\"lawyer\":\"Lawyer 1\",\"reporter\":\"00000000-0000-4000-8000-000000000000\",\"with\":\"psychologist\"}");
        assertThat(CaseSheet.read(both.getBytes(StandardCharsets.UTF_8)).exhibits().get(2).confidence()).isPresent();
    }

    @Test
    void tellsEveryProblemBetweenRowsInOneGo() {
        String two = changed("\"exhibits\":[1,2]", "\"exhibits\":[9]").replace("\"found\":[{\"exhibit\":5",
                "\"found\":[{\"exhibit\":10");
        assertThat(refused(two).problems()).hasSize(2);
    }

    @Test
    void neverRepeatsWhatItRead() {
        assertThat(refused(changed("\"case\":\"Cedar\"", "\"case\":\"<Olena>\""))).message().doesNotContain("Olena");
        assertThat(refused(changed("\"case\":", "\"Olena Vzirets\":"))).message().doesNotContain("Olena");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''
            []
            {}
            {"v":1,"v":1}
            {"v":null}
            nonsense
            """)
    void isRefusedWhereItIsNoSheetAtAll(String text) {
        assertThat(refused(text == null ? "" : text).problems()).isNotEmpty();
    }

    @Test
    void namesTheLineOfWhatIsNoJson() {
        assertThat(refused("{\n\"v\":1,\n\"case\" \"Cedar\"}")).message().contains("line 3");
    }

    @Test
    void isBounded() {
        assertThatExceptionOfType(CaseRefused.class).isThrownBy(() -> CaseSheet.read(new byte[5 << 20]));
        assertThat(refused("[".repeat(100_000))).message().contains("too deep");
        assertThat(refused(changed("\"exhibits\":[1,2]", "\"exhibits\":[" + "1,".repeat(5_000) + "1]"))).message()
                .contains("more than 4096");
    }

    @Test
    void refusesADerivativeOfNothingAndACircleOfThem() {
        String id = "00000000-0000-4000-8000-000000000001";
        String orphan = SHEET.replaceFirst("\"parent\":\"[0-9a-f-]{36}\"", "\"parent\":\"" + id + "\"");
        assertThat(refused(orphan)).message().contains("derivatives[0].parent: is no exhibit");
    }
}
