package org.wwow.backup.dossier.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.bag.Bag;
import org.wwow.backup.dossier.bag.BagDraft;
import org.wwow.backup.dossier.bag.BagJudgement;
import org.wwow.backup.dossier.bag.BagLimits;
import org.wwow.backup.dossier.bag.BagSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackingABag {
    private final BagDraft draft = new BagDraft();

    @Test
    void givesABagThatHoldsInItsContainer(@TempDir Path folder) throws IOException, ContainerRefused {
        draft.add("exhibits/001.jpg", text("a picture"));
        draft.add("exhibits/100% é.txt", text("another"));
        draft.addTag("notes/read-me.txt", "one".getBytes(StandardCharsets.UTF_8));
        draft.say("Source-Organization", "An organisation");
        ContainerWriter writer = new ContainerWriter();
        draft.pack(bytes -> {}).forEach(writer::add);
        Path file = folder.resolve("bag.zip");
        try (var out = Files.newOutputStream(file)) {
            writer.write(out, bytes -> {});
        }

        try (Container container = Container.open(file, ContainerLimits.USUAL)) {
            container.requireCanonical();
            BagJudgement judgement = Bag.judge(container, BagLimits.USUAL, bytes -> {});
            assertThat(judgement.findings()).isEmpty();
            assertThat(judgement.payloadFiles()).isEqualTo(2);
        }
    }

    @Test
    void givesTheSameBytesEachTime() throws IOException {
        draft.add("b", text("b"));
        draft.add("a", text("a"));
        var other = new BagDraft();
        other.add("a", text("a"));
        other.add("b", text("b"));

        assertThat(written(draft)).isEqualTo(written(other));
    }

    @Test
    void saysHowMuchItHoldsAndWhatItWasTold() throws IOException {
        draft.add("a", text("four"));
        draft.say("Bagging-Date", "2026-01-01");

        assertThat(read(draft.pack(bytes -> {}), "bag-info.txt"))
                .isEqualTo("Bagging-Date: 2026-01-01\nPayload-Oxum: 4.1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/a", "", "a//b", "a\nb", "a\\b", "e\u0301", "~/a/..", "./a/../b", "a\u2028b"})
    void refusesAPathThatIsNotPlain(String path) {
        assertThatThrownBy(() -> draft.add(path, text("x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"a, a", "a, A", "é, É", "x/y, X/y"})
    void refusesTwoNamesThatAreOneOnSomeSystem(String one, String other) {
        draft.add(one, text("x"));

        assertThatThrownBy(() -> draft.add(other, text("y"))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/x", "bagit.txt", "bag-info.txt", "fetch.txt", "manifest-sha256.txt",
        "TAGMANIFEST-md5.txt", "../x"})
    void refusesATagFileInThePlaceOfAnother(String path) {
        assertThatThrownBy(() -> draft.addTag(path, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"Label:, x", "'', x", "a b, x", "Payload-Oxum, 1.1", "'Date\n', x"})
    void refusesALineThatWouldBeAnother(String label, String text) {
        assertThatThrownBy(() -> draft.say(label, text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.say("Label", text + "\nForged: y")).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] written(BagDraft draft) throws IOException {
        ContainerWriter writer = new ContainerWriter();
        draft.pack(bytes -> {}).forEach(writer::add);
        var out = new ByteArrayOutputStream();
        writer.write(out, bytes -> {});
        return out.toByteArray();
    }

    private static String read(SortedMap<String, BagSource> bag, String path) throws IOException {
        try (var bytes = Objects.requireNonNull(bag.get(path)).open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static BagSource text(String text) {
        return BagSource.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
