package org.wwow.backup.server.canary;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A search that finds nothing anywhere would prove nothing.
class SearchingForCanaries {
    private static final String TEXT = "слово / word 4711?";
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);
    private final Canary canary = Canary.sealed("a word", TEXT);

    @Test
    void findsItInEveryWriting() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(sees(TEXT.getBytes(charset))).as(charset.name()).isTrue();
        }
    }

    @Test
    void findsItInEveryEncoding() throws IOException {
        assertThat(sees(HexFormat.of().formatHex(BYTES))).isTrue();
        assertThat(sees(HexFormat.of().withUpperCase().formatHex(BYTES))).isTrue();
        assertThat(sees(URLEncoder.encode(TEXT, StandardCharsets.UTF_8))).isTrue();
        assertThat(sees(HexFormat.of().withUpperCase().withPrefix("%").formatHex(BYTES))).isTrue();
    }

    @Test
    void findsItAtEveryOffsetOfABase64Text() throws IOException {
        for (int before = 0; before < 7; before++) {
            byte[] around = ("~".repeat(before) + TEXT + "~~~~").getBytes(StandardCharsets.UTF_8);

            assertThat(sees(Base64.getEncoder().encodeToString(around))).as("offset " + before).isTrue();
            assertThat(sees(Base64.getUrlEncoder().encodeToString(around))).as("offset " + before).isTrue();
        }
    }

    @Test
    void findsNothingWhereASingleByteDiffers() throws IOException {
        for (int at = 0; at < BYTES.length; at++) {
            byte[] other = BYTES.clone();
            other[at] ^= 1;

            assertThat(sees(other)).as("byte " + at).isFalse();
        }
    }

    @Test
    void findsItAfterItsOwnBeginningAndWhereBuffersAreCut() throws IOException {
        var search = new Search(List.of(canary));
        try (var sink = search.sink("here")) {
            sink.write(BYTES, 0, 7);
            for (byte sign : BYTES) {
                sink.write(sign);
            }
        }

        assertThat(search.found()).isEqualTo(Map.of(canary, Set.of("here")));
    }

    @Test
    void readsFilesAndTheirNames(@TempDir Path folder) throws IOException {
        Files.write(Files.createDirectory(folder.resolve("inner")).resolve("file"), BYTES);
        Files.createFile(folder.resolve(HexFormat.of().formatHex(BYTES)));
        var search = new Search(List.of(canary));

        search.below(folder);

        assertThat(search.places(canary)).containsExactlyInAnyOrder("inner/file", HexFormat.of().formatHex(BYTES));
    }

    @Test
    void refusesACanaryThatChanceWouldFind() {
        assertThatThrownBy(() -> Canary.sealed("short", "1234567")).isInstanceOf(IllegalArgumentException.class);
    }

    private boolean sees(String text) throws IOException {
        return sees(text.getBytes(StandardCharsets.US_ASCII));
    }

    private boolean sees(byte[] bytes) throws IOException {
        var search = new Search(List.of(canary));
        try (var sink = search.sink("here")) {
            sink.write(new byte[]{'<'});
            sink.write(bytes);
        }
        return !search.places(canary).isEmpty();
    }
}
