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
                .contains("\"derivation\":[");
    }

    @Test
    void opensTheRowsOfACrime() {
        Typed typed = Typed.run("law", "assess", "--facts", PROFILE, "--open", "rs_7_1_g_1", "--text");

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("[7_1_g_1.1;").contains("Documented by these answers");
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
