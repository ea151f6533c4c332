package org.wwow.backup.server.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.settings.Settings;
import org.wwow.backup.server.settings.SettingsFile;
import org.wwow.backup.server.settings.SettingsRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The sections on acts, control and words heard are offered only where the operator says so.
class OfferingTheLongerSections {
    @TempDir
    Path folder;

    private Settings settings(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("--data", folder.toString()));
        all.addAll(List.of(words));
        return SettingsFile.read(all);
    }

    @Test
    void isLeftOutUnlessTheOperatorAsksForIt() {
        assertThat(settings().further()).isFalse();
        assertThat(settings("--further", "no").further()).isFalse();
        assertThat(settings("--further", "yes").further()).isTrue();
    }

    @Test
    void standsInTheSettingsFileToo() throws IOException {
        Path file = Files.writeString(folder.resolve("backup.conf"), "further = yes\n");

        assertThat(settings("--config", file.toString()).further()).isTrue();
        assertThat(settings("--config", file.toString(), "--further", "no").further()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "YES", "1", "on"})
    void isNeverGuessed(String value) {
        assertThatThrownBy(() -> settings("--further", value)).isInstanceOf(SettingsRefused.class)
                .hasMessage("further must be yes or no.");
    }

    @Test
    @Tag("database")
    void reachesThePageWithThePin() throws IOException {
        Files.createDirectories(folder.resolve("report"));
        Files.writeString(folder.resolve("report/index.html"),
                "<!doctype html><title>Notes</title><script type=\"application/json\" id=\"pin\">{}</script>");
        Files.writeString(folder.resolve("report/csp.json"), "{\"policy\":\"default-src 'none'\"}");
        try (RunningServer server = RunningServer.startOfferingFurther(FreshDatabase.make(), folder)) {
            assertThat(server.get("/").body()).contains("id=\"pin\">{\"further\":true}</script>");
        }
    }
}
