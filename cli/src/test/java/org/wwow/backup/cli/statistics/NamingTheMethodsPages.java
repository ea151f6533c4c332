package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Every command's help names the page of its method, and every page says what an analyst has to know.
class NamingTheMethodsPages {
    private static final Path ROOT = Path.of(System.getProperty("backup.vectors")).resolveSibling("docs");
    private static final Pattern PAGE = Pattern.compile("docs/(methods/[a-z-]+\\.md)");

    @ParameterizedTest
    @ValueSource(strings = {"estimate", "link", "link encode", "suppress", "coarsen", "noise", "scan", "alarm",
        "forecast", "agreement"})
    void leadsFromTheHelpToAPage(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.add("--help");
        CommandRun run = CommandRun.of(words);
        Matcher page = PAGE.matcher(run.out().replaceAll("\\s+", " "));

        assertThat(run.exitCode()).isZero();
        assertThat(page.find()).isTrue();
        assertThat(ROOT.resolve(page.group(1))).exists();
    }

    @Test
    void saysOnEveryPageWhatAnAnalystHasToKnow() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("methods"))) {
            List<Path> methods = pages.filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !List.of("README.md", "elements.md", "what-may-be-published.md",
                            "ethics-of-forecasting.md").contains(page.getFileName().toString()))
                    .toList();
            assertThat(methods).hasSizeGreaterThan(14);
            for (Path page : methods) {
                String text = Files.readString(page);
                assertThat(text).as(page.toString())
                        .containsPattern("(?i)what (it assumes|has to be true)")
                        .containsPattern("(?i)when it must not be used")
                        .containsPattern("(?i)sources?")
                        .containsPattern("(?i)check")
                        .containsPattern("!\\[[^\\]]{10,}\\]\\([a-z-]+\\.svg\\)")
                        .contains("```");
            }
        }
    }
}
