package org.wwow.backup.law.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.law.Account;
import org.wwow.backup.law.AccountReader;
import org.wwow.backup.law.Instrument;
import org.wwow.backup.law.InstrumentReader;
import org.wwow.backup.law.Library;
import org.wwow.backup.law.Questions;
import org.wwow.backup.law.TranslationReader;
import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.JsonNodes;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;
import org.wwow.backup.law.told.AssessmentForm;
import org.wwow.backup.law.told.Sentences;
import org.wwow.backup.law.told.Texts;
import org.wwow.backup.law.told.Words;

import static org.assertj.core.api.Assertions.assertThat;

/// The ES module in Node against the same engine on the Java side, on the same vectors.
class AgreeingInNode {
    private static final Path DOMAIN = Path.of(Objects.requireNonNull(System.getProperty("backup.domain")));
    private static final Path VECTORS = Path.of(Objects.requireNonNull(System.getProperty("backup.vectors")), "law");
    private static final Path MODULE = Path.of("target/script/law.js").toAbsolutePath();
    private static final Questions QUESTIONS = Questions.read(folder(DOMAIN.resolve("questionnaires"))).value();
    private static final Library LIBRARY = Library.of(QUESTIONS, folder(DOMAIN.resolve("legal")).stream()
            .map(node -> InstrumentReader.read(node, QUESTIONS).value())
            .toList());
    private static final List<String> ALL = LIBRARY.instruments().stream().map(Instrument::id).toList();
    private static final Map<String, Node> NODE = new HashMap<>();

    @BeforeAll
    static void runNode() throws IOException, InterruptedException {
        Process node = new ProcessBuilder("node", "src/test/script/agree.mjs", MODULE.toString(), DOMAIN.toString(),
                VECTORS.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (Stream<String> lines = node.inputReader(StandardCharsets.UTF_8).lines()) {
            lines.map(line -> JsonNodes.read(line.getBytes(StandardCharsets.UTF_8)))
                    .forEach(line -> NODE.put(((Node.Text) part(line, "name")).text(), part(line, "result")));
        }
        assertThat(node.waitFor()).isZero();
    }

    @Test
    void onWhichInstrumentsHold() {
        assertThat(NODE.get("opened")).isEqualTo(value(Node.ofTexts(ALL)));
        Node file = read(VECTORS.resolve("instruments.json"));
        Questions small = Questions.read(list(file, "questionnaires")).value();

        assertThat(list(file, "cases")).hasSizeGreaterThan(30)
                .allSatisfy(one -> agrees("instrument: " + name(one),
                        switch (InstrumentReader.read(part(one, "instrument"), small)) {
                            case Checked.Sound<Instrument>(Instrument sound) -> value(Node.of(sound.id()));
                            case Checked.Unsound<Instrument>(List<Problem> problems) -> problems(problems);
                        }));
    }

    @Test
    void onWhichFactsAreRefused() {
        assertThat(list(read(VECTORS.resolve("facts.json")), "cases")).hasSizeGreaterThan(15)
                .allSatisfy(one -> agrees("facts: " + name(one), assess(part(one, "file"), ALL, "en")));
    }

    @Test
    void onEveryAssessmentOfTheVectors() {
        assertThat(list(read(VECTORS.resolve("assessments.json")), "cases")).hasSizeGreaterThan(15)
                .allSatisfy(one -> agrees("assessment: " + name(one), assess(part(one, "file"),
                        list(one, "instruments").stream().map(id -> ((Node.Text) id).text()).toList(),
                        ((Node.Text) part(one, "language")).text())));
    }

    @Test
    void onEveryProfileAndInEveryLanguage() {
        assertThat(folder(DOMAIN.resolve("legal/profiles"))).hasSize(8).allSatisfy(profile -> {
            String id = ((Node.Text) part(profile, "id")).text();
            for (String language : id.startsWith("02") ? List.of("en", "fr", "ar", "uk") : List.of("en")) {
                agrees("profile: " + id + " " + language, assess(profile, ALL, language));
            }
        });
    }

    @Test
    void refusesWhatNoFileHolds() {
        assertThat(String.valueOf(NODE.get("refused: null"))).contains("such as null").contains("problems");
        assertThat(String.valueOf(NODE.get("refused: a fraction"))).contains("not a plain integer");
        assertThat(String.valueOf(NODE.get("refused: an unknown instrument"))).contains("no-such-statute");
        assertThat(String.valueOf(NODE.get("refused: an unknown language"))).contains("problems");
        assertThat(String.valueOf(NODE.get("refused: a translation of another version")))
                .contains("is a translation of palermo-protocol 0.0.1");
    }

    @Test
    void isOneModuleSmallEnoughForADeskToLoadOnDemand() throws IOException {
        assertThat(Files.size(MODULE)).isBetween(50_000L, 400_000L);
        assertThat(Files.readString(MODULE)).contains("export").doesNotContain("eval(");
    }

    private static void agrees(String name, Node here) {
        assertThat(sorted(Objects.requireNonNull(NODE.get(name), name))).as(name).isEqualTo(sorted(here));
    }

    /// Through the project's JSON, whose members have one order.
    private static Node sorted(Node node) {
        return JsonNodes.of(JsonNodes.json(node));
    }

    @Test
    void onTheTranslationsOfTheRows() {
        assertThat(String.valueOf(NODE.get("profile: 02-village-attack-adult-woman fr"))).contains("translation")
                .contains("working_translation")
                .contains("population civile");
        assertThat(String.valueOf(NODE.get("profile: 02-village-attack-adult-woman ar"))).contains("سكان مدنيين");
        assertThat(String.valueOf(NODE.get("profile: 02-village-attack-adult-woman uk")))
                .contains("цивільного населення");
        assertThat(String.valueOf(NODE.get("profile: 02-village-attack-adult-woman en")))
                .doesNotContain("working_translation");
    }

    private static Texts texts(String language) {
        return Texts.of(language, folder(DOMAIN.resolve("legal/texts")).stream()
                .map(node -> TranslationReader.read(node, LIBRARY.instruments()).value())
                .filter(one -> one.language().equals(language))
                .toList()).value();
    }

    private static Node assess(Node facts, List<String> ids, String language) {
        Sentences sentences = new Sentences(
                Words.read(read(DOMAIN.resolve("legal/words/" + language + ".json"))).value(), QUESTIONS,
                texts(language));
        return switch (AccountReader.read(facts, LIBRARY)) {
            case Checked.Sound<Account>(Account account) ->
                value(new AssessmentForm(sentences).of(LIBRARY.assess(account, ids)));
            case Checked.Unsound<Account>(List<Problem> problems) -> problems(problems);
        };
    }

    private static Node value(Node value) {
        return new Node.Fields(Map.of("value", value));
    }

    private static Node problems(List<Problem> problems) {
        return new Node.Fields(Map.of("problems", Node.of(problems.stream().<Node>map(one -> {
            Map<String, Node> parts = new LinkedHashMap<>();
            parts.put("path", Node.of(one.path()));
            parts.put("sentence", Node.of(one.sentence()));
            return new Node.Fields(parts);
        }).toList())));
    }

    private static String name(Node vector) {
        return ((Node.Text) part(vector, "name")).text();
    }

    private static Node part(Node node, String name) {
        return Objects.requireNonNull(((Node.Fields) node).parts().get(name), name);
    }

    private static List<Node> list(Node node, String name) {
        return ((Node.Sequence) part(node, name)).parts();
    }

    private static Node read(Path file) {
        try {
            return JsonNodes.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Node> folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().map(AgreeingInNode::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
