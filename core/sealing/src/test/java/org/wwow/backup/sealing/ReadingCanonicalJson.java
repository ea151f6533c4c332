package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.sealing.FormRefused.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReadingCanonicalJson {
    static Stream<Vectors.Case> accepted() {
        return Vectors.family("json.json", "accepted");
    }

    static Stream<Vectors.Case> refused() {
        return Vectors.family("json.json", "refused");
    }

    static Stream<Vectors.Case> notCanonical() {
        return Vectors.family("json.json", "notCanonical");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void writesTheCanonicalFormOfWhatItRead(Vectors.Case vector) {
        JsonValue value = CanonicalJson.read(vector.hex("input"));

        assertThat(CanonicalJson.write(value)).isEqualTo(vector.hex("canonical"));
        assertThat(CanonicalJson.readCanonical(vector.hex("canonical"))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithTheRuleThatIsBroken(Vectors.Case vector) {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> CanonicalJson.read(vector.hex("input")))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.valueOf(vector.text("reason"))));
    }

    @ParameterizedTest
    @MethodSource("notCanonical")
    void refusesAnotherSpellingOfTheSameValueWhereItMustBeCanonical(Vectors.Case vector) {
        assertThat(CanonicalJson.read(vector.hex("input"))).isNotNull();
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> CanonicalJson.readCanonical(vector.hex("input")))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_CANONICAL));
    }

    @Test
    void agreesWithTheReferenceOfRfc8785WhereItStaysWithinOurLimits() {
        JsonValue value = CanonicalJson.read(Vectors.bytes("jcs-rfc8785/input/french.json"));

        assertThat(CanonicalJson.write(value)).isEqualTo(Vectors.bytes("jcs-rfc8785/output/french.json"));
    }

    @ParameterizedTest
    @CsvSource({"arrays, NULL", "structures, NOT_AN_INTEGER", "unicode, NOT_NFC", "values, NOT_AN_INTEGER",
        "weird, NOT_NFC"})
    void refusesTheReferenceFilesThatGoBeyondOurLimits(String file, Reason reason) {
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> CanonicalJson.read(Vectors.bytes("jcs-rfc8785/input/" + file + ".json")))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({"structures, 56.0, 56", "weird, dalet, ''"})
    void agreesWithTheReferenceOnceTheOneThingBeyondOurLimitsIsGone(String file, String what, String instead) {
        String input = text("jcs-rfc8785/input/" + file + ".json");
        String output = text("jcs-rfc8785/output/" + file + ".json");
        if (what.equals("dalet")) {
            input = input.replaceAll("(?m)^.*Dalet.*$", "");
            output = output.replaceAll(",\"[^\"]*\":\"Hebrew[^\"]*\"", "");
        } else {
            input = input.replace(what, instead);
        }

        JsonValue value = CanonicalJson.read(input.getBytes(StandardCharsets.UTF_8));

        assertThat(new String(CanonicalJson.write(value), StandardCharsets.UTF_8)).isEqualTo(output);
    }

    @Test
    void refusesMoreThanADepositMayHold() {
        byte[] large = new byte[CanonicalJson.MAX_BYTES + 1];
        Arrays.fill(large, (byte) ' ');

        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> CanonicalJson.read(large))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LONG));
    }

    @Test
    void neverPrintsAValueByAccident() {
        JsonObject object = JsonObject.EMPTY.with("note", "something private");

        assertThat(object).hasToString("JsonObject[note]");
        assertThat(new JsonText("something private")).hasToString("JsonText[hidden]");
    }

    private static String text(String path) {
        return new String(Vectors.bytes(path), StandardCharsets.UTF_8);
    }
}
