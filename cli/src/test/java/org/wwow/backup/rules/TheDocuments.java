package org.wwow.backup.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("tree")
class TheDocuments {
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE",
        "docs/threat-model.md", "docs/soundness.md", "docs/glossary.md", "docs/protocol/README.md",
        "docs/decisions/README.md"})
    void areThere(String document) {
        assertThat(SourceTree.root().resolve(document)).isNotEmptyFile();
    }

    @Test
    void linkOnlyToWhatExists() {
        var dead = new ArrayList<String>();
        for (Path page : SourceTree.files(".md")) {
            dead.addAll(deadLinks(page, SourceTree.text(page)));
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void seeADeadLink() {
        assertThat(deadLinks(Path.of("README.md"), "[gone](docs/no-such-page.md)"))
                .containsExactly("README.md: docs/no-such-page.md");
    }

    @Test
    void saySeldomWhatChangesOften() {
        assertThat(isShort(SourceTree.text(Path.of("ARCHITECTURE.md")))).isTrue();
        assertThat(isShort("a\n".repeat(201))).isFalse();
    }

    @Test
    void beginEachDecisionWithItsNumberAndIndexIt() {
        List<Path> decisions = SourceTree.files(".md").stream().filter(TheDocuments::isDecision).toList();
        String index = SourceTree.text(Path.of("docs/decisions/README.md"));

        assertThat(decisions).hasSizeGreaterThan(20);
        assertThat(decisions.stream().flatMap(file -> faults(file, SourceTree.text(file), index))).isEmpty();
        assertThat(index.lines().filter(line -> line.startsWith("| [")).count()).isEqualTo(decisions.size());
    }

    @Test
    void seeADecisionThatIsNotIndexedOrIsHeadedOtherwise() {
        Path file = Path.of("docs/decisions/0099-an-example.md");
        String index = "| [0099](0099-an-example.md) | An example | it shows | in force |";

        assertThat(faults(file, "# 0099 An example\n", index)).isEmpty();
        assertThat(faults(file, "# 99. An example\n", index)).containsExactly("0099-an-example.md: heading");
        assertThat(faults(file, "# 0099 Another title\n", index)).containsExactly("0099-an-example.md: index");
        assertThat(faults(file, "# 0099 An example\n", "")).containsExactly("0099-an-example.md: index");
    }

    @Test
    void defineNoWordThatNobodyUses() {
        String used = words(SourceTree.files(".java", ".ts", ".tsx", ".sql", ".yaml", ".md")
                .stream()
                .filter(file -> !file.endsWith("glossary.md"))
                .map(SourceTree::text)
                .collect(Collectors.joining("\n")));
        List<String> terms = terms(SourceTree.text(Path.of("docs/glossary.md")));

        assertThat(terms).hasSizeGreaterThan(100)
                .doesNotHaveDuplicates()
                .contains("attachment", "verdict", "service");
        assertThat(terms.stream().filter(term -> !isUsed(term, used))).isEmpty();
    }

    @Test
    void seeAWordThatNobodyUses() {
        assertThat(
                terms("| word | meaning | not |\n| --- | --- | --- |\n| **one thing**; another, a third | x | y |\n"))
                .containsExactly("one thing", "another", "a third");
        assertThat(isUsed("one thing", words("class OneThing {}"))).isTrue();
        assertThat(isUsed("one thing", words("a one-thing, an ONE_THINGS"))).isTrue();
        assertThat(isUsed("one thing", words("none thingy; one other thing"))).isFalse();
    }

    /// Terms of the glossary's first column: before brackets, apart at commas and semicolons, from the third row on.
    private static List<String> terms(String glossary) {
        return glossary.lines()
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .map(line -> line.split("\\|", 3)[1].replaceAll("\\*\\*|\\([^)]*\\)", ""))
                .flatMap(cell -> Arrays.stream(cell.split("[;,]")))
                .map(String::strip)
                .toList();
    }

    /// Names of the sources as words: apart at each capital, hyphen and underscore.
    private static String words(String text) {
        return text.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replaceAll("[^A-Za-z0-9]+", " ").toLowerCase(Locale.ROOT);
    }

    private static boolean isUsed(String term, String words) {
        String one = words(term).strip();
        String many = one.endsWith("f") ? one.substring(0, one.length() - 1) + "ves" : one + "s";
        return Pattern.compile("\\b(" + one + "|" + many + "|" + one + "es)\\b").matcher(words).find();
    }

    private static boolean isDecision(Path file) {
        return file.toString().matches("docs/decisions/\\d{4}-.*");
    }

    private static Stream<String> faults(Path decision, String text, String index) {
        String name = decision.getFileName().toString();
        String number = name.substring(0, 4);
        String heading = text.lines().findFirst().orElse("");
        if (!heading.startsWith("# " + number + " ")) {
            return Stream.of(name + ": heading");
        }
        String row = "| [" + number + "](" + name + ") | " + heading.substring(7) + " | ";
        return index.contains(row) ? Stream.empty() : Stream.of(name + ": index");
    }

    private static boolean isShort(String text) {
        return text.lines().count() <= 200;
    }

    private static List<String> deadLinks(Path page, String text) {
        Path here = SourceTree.root().resolve(page);
        return LINK.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(target -> !Files.exists(here.resolveSibling(target)))
                .map(target -> page + ": " + target)
                .toList();
    }
}
