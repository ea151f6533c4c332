package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingFactsUnderTheLaw {
    private static final Path DOMAIN = Path.of(Objects.requireNonNull(System.getProperty("backup.domain")));
    private static final String PROFILE = DOMAIN.resolve("legal/profiles/02-village-attack-adult-woman.json")
            .toString();

    @TempDir
    private Path folder;

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("file.json"), json);
    }

    @Test
    void checksEveryInstrumentOfTheProject() throws IOException {
        try (var files = Files.list(DOMAIN.resolve("legal"))) {
            assertThat(files.filter(one -> one.toString().endsWith(".json"))).hasSizeGreaterThanOrEqualTo(7)
                    .allSatisfy(one -> {
                        Typed typed = Typed.run("law", "check", one.toString());
                        assertThat(typed.exit()).as(typed.err()).isZero();
                        assertThat(typed.out()).contains("holds:").contains("draft_for_expert_review");
                    });
        }
    }

    @Test
    void namesEveryProblemOfAnInstrumentAndEndsWithOne() throws IOException {
        String broken = Files.readString(DOMAIN.resolve("legal/palermo-protocol.json"))
                .replace("\"recruited\"", "\"recruitd\"")
                .replaceFirst("\"establishes\"", "\"proves\"");

        Typed typed = Typed.run("law", "check", file(broken).toString());

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.err()).contains("the question \"mig.acts\" has no option \"recruitd\"")
                .contains("\"proves\" is not one of establishes, indicates")
                .contains("crimes[0] tip_adult / elements[0] tipa.act / established_by")
                .contains("problems");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void printsTheProblemsAsJson() throws IOException {
        Typed typed = Typed.run("law", "check", "--json", file("{}").toString());

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.out()).startsWith("{\"holds\":false,").contains("\"path\":\"crimes\"");
    }

    @Test
    void saysThatAFileIsNotJson() throws IOException {
        Typed typed = Typed.run("law", "check", file("{\n\n\"id\" 5}").toString());

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("line 3").contains("is not JSON");
    }

    @Test
    void printsAMatrixOfAtMostFifteenLines() {
        Typed typed = Typed.run("law", "assess", "--facts", PROFILE);

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out().lines().count()).isBetween(5L, 15L);
        assertThat(typed.out()).contains("Crimes against humanity");
    }

    @Test
    void printsInTheLanguageAsked() {
        assertThat(Typed.run("law", "assess", "--facts", PROFILE, "--language", "fr").out())
                .contains("Crimes contre l’humanité");
        assertThat(Typed.run("law", "assess", "--facts", PROFILE, "--language", "uk").out())
                .contains("Злочини проти людяності");
        assertThat(Typed.run("law", "assess", "--facts", PROFILE, "--language", "ar").out())
                .contains("جرائم ضد الإنسانية");
    }

    @Test
    void printsOneInstrumentAsJsonWithItsCrimesAtTheTop() {
        Typed typed = Typed.run("law", "assess", "--instrument", "rome-statute", "--facts", PROFILE, "--json");

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("\"instrument\":\"rome-statute\"")
                .contains("\"crimes\":[{")
                .contains("\"status\":\"documented\"")
                .contains("\"sources\":[{\"answers\":[{\"fact\":\"act.types\"")
                .contains("\"derivation\":[")
                .doesNotContain("\"translation\":");
    }

    @Test
    void printsBothTheOwnWordsAndTheTranslationAsJson() {
        assertThat(Typed.run("law", "assess", "--facts", PROFILE, "--json", "--language", "fr").out())
                .contains("\"language\":\"fr\"", "\"textLanguage\":\"en\"",
                        "\"translationStatus\":\"working_translation\"", "\"text\":\"The perpetrator",
                        "\"text\":\"L’auteur");
    }

    @Test
    void opensTheRowsOfACrime() {
        Typed typed = Typed.run("law", "assess", "--facts", PROFILE, "--open", "rs_7_1_g_1", "--text");

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("[7_1_g_1.1;").contains("Documented by these answers");
    }

    @Test
    void opensTheRowsOfACrimeInTheLanguageAsked() {
        Typed typed = Typed.run("law", "assess", "--facts", PROFILE, "--open", "rs_7_1_g_1", "--text", "--language",
                "fr");

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("[7_1_g_1.1;")
                .contains("L’auteur a pris possession du corps")
                .contains("traduction de travail")
                .doesNotContain("The perpetrator", "texte dans la langue");
        assertThat(Typed.run("law", "assess", "--facts", PROFILE, "--open", "rs_7_1_g_1", "--original", "--language",
                "fr").out())
                .contains("L’auteur a pris possession du corps", "Original, langue « en » : The perpetrator");
    }

    @Test
    void marksEachTextWhereAFolderHasNoTranslations() throws IOException {
        copy(DOMAIN.resolve("questionnaires"), folder.resolve("questionnaires"));
        copy(DOMAIN.resolve("legal"), folder.resolve("legal"));
        copy(DOMAIN.resolve("legal/words"), folder.resolve("legal/words"));

        Typed typed = Typed.run("law", "assess", "--facts", PROFILE, "--open", "rs_7_1_g_1", "--language", "fr",
                "--domain", folder.toString());

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out().lines().filter(line -> line.contains("The perpetrator"))).isNotEmpty()
                .allMatch(line -> line.contains("(texte dans la langue « en »)"));
    }

    @Test
    void assessesNothingWithATranslationOfAnotherVersion() throws IOException {
        copy(DOMAIN.resolve("questionnaires"), folder.resolve("questionnaires"));
        copy(DOMAIN.resolve("legal"), folder.resolve("legal"));
        copy(DOMAIN.resolve("legal/words"), folder.resolve("legal/words"));
        Files.createDirectories(folder.resolve("legal/texts"));
        Files.writeString(folder.resolve("legal/texts/palermo-protocol.fr.json"),
                Files.readString(DOMAIN.resolve("legal/texts/palermo-protocol.fr.json")).replace("1.2.0", "1.1.9"));

        Typed typed = Typed.run("law", "assess", "--facts", PROFILE, "--language", "fr", "--domain",
                folder.toString());

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("palermo-protocol.fr.json does not hold", "1.1.9", "backup law check");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void checksEveryTranslationOfTheProject() throws IOException {
        try (var files = Files.list(DOMAIN.resolve("legal/texts"))) {
            assertThat(files).hasSizeGreaterThanOrEqualTo(24).allSatisfy(one -> {
                Typed typed = Typed.run("law", "check", one.toString());
                assertThat(typed.exit()).as(typed.err()).isZero();
                assertThat(typed.out()).contains("holds:").contains("working_translation");
            });
        }
    }

    @Test
    void namesEveryProblemOfATranslationAndEndsWithOne() throws IOException {
        String broken = Files.readString(DOMAIN.resolve("legal/texts/palermo-protocol.fr.json"))
                .replace("\"tipa.intent\"", "\"tipa.intend\"")
                .replace("1.2.0", "1.1.0");

        Typed typed = Typed.run("law", "check", file(broken).toString());

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.err()).contains("elements / tipa.intend: is no element of palermo-protocol")
                .contains("version: is a translation of palermo-protocol 1.1.0")
                .contains("2 problems");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void namesWhatATranslationLacksAndTheNameItsFileNeeds() throws IOException {
        String thin = Files.readString(DOMAIN.resolve("legal/texts/palermo-protocol.fr.json"))
                .replaceFirst("\"tipa.act\": \"[^\"]*\",", "");

        Typed typed = Typed.run("law", "check", file(thin).toString());

        assertThat(typed.exit()).isEqualTo(1);
        assertThat(typed.err()).contains("elements / tipa.act: has no translation")
                .contains("the file must be named palermo-protocol.fr.json");
        assertThat(Typed.run("law", "check", "--json", file(thin).toString()).out())
                .startsWith("{\"holds\":false,")
                .contains("elements / tipa.act");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    @Test
    void refusesAnUnknownFactByItsName() throws IOException {
        Typed typed = Typed.run("law", "assess", "--facts", file("{\"facts\":{\"act.types\":[\"rape\"]}}").toString());

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("the question \"act.types\" has no option \"rape\"");
    }

    @Test
    void refusesAnUnknownInstrumentLanguageFileAndBothPrints() {
        assertThat(Typed.run("law", "assess", "--facts", PROFILE, "--instrument", "no-such").exit()).isEqualTo(2);
        assertThat(Typed.run("law", "assess", "--facts", PROFILE, "--language", "xx").err())
                .contains("ar, en, fr, uk");
        assertThat(Typed.run("law", "assess", "--facts", "no-such-file.json").exit()).isEqualTo(2);
        assertThat(Typed.run("law", "assess", "--facts", PROFILE, "--json", "--text").exit()).isEqualTo(2);
        assertThat(Typed.run("law", "assess").exit()).isEqualTo(2);
    }
}
