package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.cli.questionnaire.Fault;
import org.wwow.backup.cli.questionnaire.QuestionnaireCheck;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

import static org.assertj.core.api.Assertions.assertThat;

/// `backup questionnaire check`, by the vectors that TypeScript reads too (protocol section 24).
class CheckingQuestionnaires {
    private static final Path VECTORS = Path.of(System.getProperty("backup.vectors"), "questionnaire", "checks.json");
    private static final Path ADOPTED = VECTORS.resolve("../../../domain/questionnaires").normalize();

    @TempDir
    private Path folder = Path.of("");

    static Stream<Arguments> vectors() throws IOException {
        var file = (JsonObject) CanonicalJson.read(Files.readAllBytes(VECTORS));
        JsonValue base = file.member("base").orElseThrow();
        return values(file, "cases").map(one -> Arguments.of(((JsonObject) one).member("name").orElseThrow(),
                changed(base, (JsonObject) one), values((JsonObject) one, "faults").toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void findsWhatTypeScriptFinds(JsonValue name, JsonValue file, List<JsonValue> faults) {
        List<JsonObject> found = QuestionnaireCheck.faults(file)
                .stream()
                .sorted(Comparator.comparing(Fault::at).thenComparing(Fault::code))
                .map(fault -> JsonObject.EMPTY.with("at", fault.at()).with("code", fault.code()))
                .toList();

        assertThat(found).as(name.toString()).isEqualTo(faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crsv.json", "domestic.json", "migration.json"})
    void holdsTheAdoptedQuestionnaires(String name) {
        Typed typed = Typed.run("questionnaire", "check", ADOPTED.resolve(name).toString());

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains(name + " holds.");
    }

    @Test
    void namesEveryFaultWithItsPlaceAndEndsWithOne() throws IOException {
        String file = Files.readString(ADOPTED.resolve("crsv.json"))
                .replaceFirst("\"required\": false", "\"required\": true")
                .replaceFirst("\"type\": \"text\"", "\"type\": \"essay\"");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), file);

        Typed text = Typed.run("questionnaire", "check", wrong.toString());
        Typed json = Typed.run("questionnaire", "check", "--json", wrong.toString());

        assertThat(text.exit()).isEqualTo(1);
        assertThat(text.err()).contains("reporter.role: no question is compulsory", "unknown type essay",
                "wrong.json has 2 faults.");
        assertThat(text.out()).isEmpty();
        assertThat(json.exit()).isEqualTo(1);
        var answer = (JsonObject) CanonicalJson.read(json.out().strip().getBytes(StandardCharsets.UTF_8));
        assertThat(values(answer, "faults")).hasSize(2);
        assertThat(json.out()).contains("\"code\":\"compulsory\"", "\"holds\":false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"id\":1.5}", "{\"id\":\"a\",\"id\":\"b\"}", "[null]", "\"e\u0301\""})
    void takesNothingThatIsNoJsonOfTheProject(String text) throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), text);

        Typed typed = Typed.run("questionnaire", "check", wrong.toString());

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("wrong.json").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[]", "\"text\"", "{}"})
    void namesTheFormOfWhatIsNoQuestionnaire(String text) throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), text);

        assertThat(Typed.run("questionnaire", "check", wrong.toString()).exit()).isEqualTo(1);
    }

    @Test
    void refusesWrongUseInOneSentence() throws IOException {
        assertThat(Typed.run("questionnaire", "check").exit()).isEqualTo(2);
        assertThat(Typed.run("questionnaire", "check", "a.json", "b.json").exit()).isEqualTo(2);
        Typed missing = Typed.run("questionnaire", "check", folder.resolve("none.json").toString());
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).startsWith("There is no file ");
        Path large = Files.write(folder.resolve("large.json"), new byte[CanonicalJson.MAX_BYTES + 1]);
        Typed tooLarge = Typed.run("questionnaire", "check", large.toString());
        assertThat(tooLarge.exit()).isEqualTo(2);
        assertThat(tooLarge.err()).contains("too large");
    }

    private static JsonValue changed(JsonValue base, JsonObject vector) {
        JsonValue file = base;
        for (JsonValue change : values(vector, "change").toList()) {
            file = put(file, values((JsonObject) change, "at").toList(), (JsonObject) change);
        }
        return file;
    }

    /// The same value with another one, or none, at a path.
    private static JsonValue put(JsonValue into, List<JsonValue> path, JsonObject change) {
        if (path.isEmpty()) {
            return change.member("value").orElseThrow();
        }
        List<JsonValue> rest = path.subList(1, path.size());
        if (path.getFirst() instanceof JsonInteger(long index) && into instanceof JsonArray(List<JsonValue> values)) {
            var parts = new ArrayList<>(values);
            parts.set((int) index, put(values.get((int) index), rest, change));
            return new JsonArray(parts);
        }
        String name = ((JsonText) path.getFirst()).value();
        var members = new TreeMap<>(((JsonObject) into).members());
        if (rest.isEmpty() && change.member("value").isEmpty()) {
            members.remove(name);
        } else {
            members.put(name, rest.isEmpty()
                    ? change.member("value").orElseThrow()
                    : put(((JsonObject) into).member(name).orElseThrow(), rest, change));
        }
        return JsonObject.of(members);
    }

    private static Stream<JsonValue> values(JsonObject object, String name) {
        return ((JsonArray) object.member(name).orElseThrow()).values().stream();
    }
}
