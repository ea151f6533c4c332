package org.wwow.backup.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
        "docs/decisions/0001-one-deployable.md"})
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
