package org.wwow.backup.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import org.wwow.backup.dossier.build.CaseFolder;
import org.wwow.backup.dossier.document.Opinion;

import static org.assertj.core.api.Assertions.assertThat;

class BuildingADossierFromTheCommandLine {
    private static final Path PROFILE = Path.of(System.getProperty("backup.domain", "../domain"),
            "legal/profiles/01-occupation-detention-adult-man.json");

    @TempDir
    private Path folder;

    private Path sample() {
        return folder.resolve("case");
    }

    private Path place() {
        return folder.resolve("sample.asice");
    }

    private Typed build(String... more) {
        List<String> words = new ArrayList<>(
                List.of("dossier", "build", "--case", sample().toString(), "--out", place().toString()));
        words.addAll(List.of(more));
        return Typed.run(words.toArray(String[]::new));
    }

    private void leftNothing() throws Exception {
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(sample());
        }
    }

    @BeforeEach
    void makesASample() {
        assertThat(Typed.run("dossier", "sample", "--out", sample().toString()).exit()).isZero();
    }

    @Test
    void givesADraftThatIsAValidBag() {
        Typed built = build("--unsigned");
        assertThat(built.err()).isEmpty();
        assertThat(built.exit()).isZero();
        assertThat(built.out()).contains("The dossier stands in");
        assertThat(Typed.run("bag", "verify", place().toString()).exit()).isZero();
    }

    @Test
    void refusesToWriteOverAFile() throws Exception {
        Files.writeString(place(), "mine");
        Typed built = build("--unsigned");
        assertThat(built.exit()).isEqualTo(2);
        assertThat(built.err()).contains("already exists");
        assertThat(place()).hasContent("mine");
    }

    @Test
    void namesEachReasonAndCountsThem() throws Exception {
        Files.writeString(sample().resolve("originals/tone.wav"), "other");
        Files.writeString(sample().resolve("originals/squares.jpg"), "other");
        Typed built = build("--unsigned");
        assertThat(built.exit()).isEqualTo(1);
        assertThat(built.err()).contains("originals/tone.wav: is not what the sheet and the deposit say.",
                "originals/squares.jpg:", "3 problems; no dossier was built.");
        leftNothing();
    }

    @Test
    void wantsToKnowWhoSigns() throws Exception {
        assertThat(build().exit()).isEqualTo(2);
        assertThat(build().err()).contains("--signer", "--unsigned");
        assertThat(build("--unsigned", "--signer", folder.toString()).exit()).isEqualTo(2);
        leftNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "", "english", "../en"})
    void refusesALanguageItHasNoWordsIn(String language) throws Exception {
        Typed built = build("--unsigned", "--language", language);
        assertThat(built.exit()).isEqualTo(2);
        assertThat(built.err()).contains("en, fr, ar or uk");
        leftNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar", "uk"})
    void showsTheLegalAssessmentOfTheFactsAsAnOpinion(String language) throws Exception {
        Files.copy(PROFILE, sample().resolve("facts.json"));
        assertThat(build("--unsigned", "--language", language).err()).isEmpty();
        assertThat(Typed.run("dossier", "verify", place().toString()).out()).contains("31. held", "39. held");
    }

    @Test
    void assessesTheFactsOfASampleThatTellOfAnOfficeAndOfNoDeed() throws Exception {
        Path assessed = folder.resolve("assessed");
        assertThat(Typed.run("dossier", "sample", "--out", assessed.toString(), "--facts").exit()).isZero();
        LawFolder law = CommandLine.populateCommand(new LawFolder());
        Opinion opinion = CaseOpinion.of(assessed, CaseFolder.open(assessed).sheet(), law).orElseThrow();

        assertThat(opinion.instruments()).noneMatch(one -> one.source().isBlank());
        assertThat(opinion.instruments().stream().flatMap(one -> one.crimes().stream()))
                .extracting(Opinion.Crime::status)
                .isNotEmpty()
                .containsOnly(Opinion.Status.NOT_YET_DOCUMENTED);
        assertThat(opinion.instruments().stream().flatMap(one -> one.crimes().stream()))
                .flatExtracting(Opinion.Crime::elements)
                .anyMatch(one -> one.exhibits().equals(List.of(1)))
                .anyMatch(one -> !one.against().isEmpty());
    }

    @Test
    void marksTheAssessmentInASignedDossierToo() throws Exception {
        Files.copy(PROFILE, sample().resolve("facts.json"));
        String words = Files.writeString(folder.resolve("words"), "a passphrase of some length\n").toString();
        String authority = folder.resolve("authority").toString();
        assertThat(Typed.run("dossier", "test-authority", "--out", authority, "--passphrase-file", words).exit())
                .isZero();
        assertThat(build("--signer", authority, "--passphrase-file", words).err()).isEmpty();

        Typed verified = Typed.run("dossier", "verify", place().toString(), "--trust",
                Path.of(authority, "trust.pem").toString());

        assertThat(verified.out()).contains("31. held", "34. held").doesNotContain(". failed: ");
        assertThat(verified.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar", "uk"})
    void givesTheTextsOfElementsInTheDocumentsLanguage(String language) throws Exception {
        Files.copy(PROFILE, sample().resolve("facts.json"));
        LawFolder law = CommandLine.populateCommand(new LawFolder(), "--language", language);
        Opinion opinion = CaseOpinion.of(sample(), CaseFolder.open(sample()).sheet(), law).orElseThrow();
        Opinion.Words words = language.equals("en") ? Opinion.Words.OWN : Opinion.Words.WORKING_TRANSLATION;

        assertThat(opinion.instruments()).isNotEmpty().allMatch(one -> one.words() == words);
        assertThat(opinion.instruments().stream().flatMap(one -> one.crimes().stream()))
                .isNotEmpty()
                .flatExtracting(Opinion.Crime::elements)
                .isNotEmpty()
                .allMatch(one -> one.language().equals(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar", "uk"})
    void saysInEachLanguageThatThereIsNoAssessment(String language) {
        assertThat(build("--unsigned", "--language", language).err()).isEmpty();
        assertThat(Typed.run("dossier", "verify", place().toString()).out())
                .contains("The document says that there is no legal assessment", "31. held", "39. held");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"facts\":{\"no.such\":\"x\"}} | facts.json: ",
        "{\"facts\":{},\"exhibits\":[{\"id\":\"e9\",\"evidence_type\":\"photo_video\"}]} | case.json does not have",
        "[] | facts.json",
        "{ | facts.json"})
    void refusesFactsItCannotRestOn(String facts, String why) throws Exception {
        Files.writeString(sample().resolve("facts.json"), facts);
        Typed built = build("--unsigned");
        assertThat(built.exit()).isNotZero();
        assertThat(built.err()).contains(why);
        leftNothing();
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Typed built = Typed.run("dossier", "build", "--unsigned", "--case", folder.resolve("none").toString(), "--out",
                place().toString());
        assertThat(built.exit()).isEqualTo(2);
        assertThat(built.err()).contains("There is no file");
    }

    @Test
    void refusesASignerWithoutKeys() throws Exception {
        Path words = Files.writeString(folder.resolve("case/../words"), "a passphrase\n");
        Typed built = build("--signer", sample().toString(), "--passphrase-file", words.toString());
        assertThat(built.exit()).isEqualTo(2);
        assertThat(place()).doesNotExist();
    }

    @Test
    void refusesASampleWhereOneStandsOrThatIsTooLarge() {
        assertThat(Typed.run("dossier", "sample", "--out", sample().toString()).exit()).isEqualTo(2);
        assertThat(Typed.run("dossier", "sample", "--out", folder.resolve("b").toString(), "--more", "4001").exit())
                .isEqualTo(2);
    }
}
