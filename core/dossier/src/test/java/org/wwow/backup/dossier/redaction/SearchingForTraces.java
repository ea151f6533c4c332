package org.wwow.backup.dossier.redaction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.bag.BagFiles;
import org.wwow.backup.dossier.bag.FilesInMemory;
import org.wwow.backup.dossier.redaction.Traces.Trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SearchingForTraces {
    private static final String NAME = "Zoé Lindqvist";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void findsANameInEveryWriting(String charset) throws IOException {
        assertThat(found(around(NAME.getBytes(Charset.forName(charset))))).isNotEmpty();
        assertThat(found(around(NAME.toUpperCase(Locale.ROOT).getBytes(Charset.forName(charset)))))
                .isNotEmpty();
    }

    @Test
    void findsANameInEveryEncoding() throws IOException {
        byte[] name = NAME.getBytes(StandardCharsets.UTF_8);

        assertThat(found(around(HexFormat.of().formatHex(name)))).isNotEmpty();
        assertThat(found(around(URLEncoder.encode(NAME, StandardCharsets.UTF_8)))).isNotEmpty();
        assertThat(found(around("Zo\\u00e9 Lindqvist"))).isNotEmpty();
        assertThat(found(around("Zo&#233; Lindqvist"))).isNotEmpty();
        assertThat(found(around(Normalizer.normalize(NAME, Normalizer.Form.NFD)))).isNotEmpty();
        for (int offset = 0; offset < 3; offset++) {
            assertThat(found(around(Base64.getEncoder()
                    .encodeToString(("x".repeat(offset) + NAME + "y")
                            .getBytes(StandardCharsets.UTF_8)))))
                    .isNotEmpty();
        }
    }

    @Test
    void findsANameInPackedStreamsThreeDeep() throws IOException {
        byte[] once = packed(around(NAME));
        byte[] twice = packed(around(once));

        assertThat(found(around(once))).isNotEmpty();
        assertThat(found(around(twice))).isNotEmpty();
        assertThat(found(around(packed(twice)))).isNotEmpty();
    }

    @Test
    void findsANameInTheNameOfAFile() throws IOException {
        assertThat(new Traces(List.of(NAME)).in(files("zoé lindqvist.txt", new byte[0])))
                .containsExactly(new Trace(NAME, "zoé lindqvist.txt"));
    }

    @Test
    void findsNothingWhereOneByteDiffers() throws IOException {
        assertThat(found(around("Zoé Lindqvisu"))).isEmpty();
        assertThat(found(around("Zoe Lindqvist"))).isEmpty();
    }

    @Test
    void findsAShortNameInTextAndNotByChanceInPixels() throws IOException {
        byte[] pixels = new byte[1 << 20];
        new Random(3).nextBytes(pixels);
        Traces traces = new Traces(List.of("Ana"));

        assertThat(traces.in(files("a", "Ana was there".getBytes(StandardCharsets.UTF_8)))).hasSize(1);
        assertThat(traces.in(files("a", pixels))).isEmpty();
    }

    @Test
    void tellsWhichNameStandsInWhichFile() throws IOException {
        var files = new TreeMap<>(Map.of("a", bytes("Olha Bondar"), "b", bytes("none"), "c", bytes(NAME)));

        assertThat(new Traces(List.of(NAME, "Olha Bondar")).in(new FilesInMemory(files)))
                .containsExactly(new Trace("Olha Bondar", "a"), new Trace(NAME, "c"));
    }

    @Test
    void endsWithAnyBytes() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            byte[] bytes = new byte[20_000];
            random.nextBytes(bytes);
            assertThat(found(bytes)).isEmpty();
        }
    }

    @Test
    void refusesToSearchForNothing() {
        assertThatThrownBy(() -> new Traces(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Traces(List.of(" "))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Trace> found(byte[] file) throws IOException {
        return new Traces(List.of(NAME)).in(files("a", file));
    }

    private static BagFiles files(String path, byte[] bytes) {
        return new FilesInMemory(new TreeMap<>(Map.of(path, bytes)));
    }

    private static byte[] around(String text) {
        return around(bytes(text));
    }

    private static byte[] around(byte[] bytes) {
        byte[] file = new byte[bytes.length + 64];
        new Random(bytes.length).nextBytes(file);
        System.arraycopy(bytes, 0, file, 32, bytes.length);
        return file;
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packing = new DeflaterOutputStream(out)) {
            packing.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
