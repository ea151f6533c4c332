package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;

import static org.assertj.core.api.Assertions.assertThat;

class JudgingWhatOthersMade {
    private static final List<Check> OF_ANY_BAG = List.of(Check.BAG, Check.CONTAINER);

    @TempDir
    private Path folder;

    @Test
    void aBagOfAnotherMakerHoldsAsFarAsTheChecksApply() throws IOException {
        Verdict verdict = judged(bag("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", "hello"));

        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.checks()).hasSameSizeAs(Check.values())
                .allMatch(one -> OF_ANY_BAG.contains(one.check())
                        ? one.result() instanceof Result.Held
                        : one.result() instanceof Result.NotApplicable);
        assertThat(verdict.of(Check.CUSTODY_CHAIN).why()).extracting(Reason::ground).containsExactly(Ground.NO_DOSSIER);
    }

    @Test
    void aBagWithOtherBytesFails() throws IOException {
        Verdict verdict = judged(bag("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "other"));

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.of(Check.BAG).why()).extracting(Reason::ground).contains(Ground.BAG_RULE);
    }

    @Test
    void nothingIsNotSound() throws IOException {
        Verdict verdict = judged(Files.createDirectory(folder.resolve("empty")));

        assertThat(verdict.checks()).hasSameSizeAs(Check.values())
                .allMatch(one -> one.result() instanceof Result.NotApplicable);
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.summary(Locale.ENGLISH)).isEqualTo("Nothing in this file could be checked here.");
    }

    @Test
    void whatIsNoContainerFailsTheContainersCheckAndNoOther() throws IOException {
        byte[] noise = new byte[10_000];
        Random.from(new SplittableRandom(4)).nextBytes(noise);
        for (byte[] bytes : List.of(new byte[0], noise, "PK\3\4".getBytes(StandardCharsets.US_ASCII))) {
            Verdict verdict = judged(Files.write(folder.resolve("noise"), bytes));

            assertThat(verdict.checks()).filteredOn(Checked::failed)
                    .extracting(Checked::check)
                    .containsExactly(Check.CONTAINER);
            assertThat(verdict.holds()).isFalse();
        }
    }

    @Test
    void aZipBombAPathThatLeadsOutAndAMixedFormAreRefusedUnread() throws IOException {
        byte[] zeros = new byte[8 << 20];

        assertThat(refusal("bomb.zip", "data/zeros", zeros)).isEqualTo(Ground.CONTAINER_TOO_LARGE);
        assertThat(refusal("out.zip", "../out", new byte[1])).isEqualTo(Ground.CONTAINER_BAD_PATH);
        assertThat(refusal("form.zip", "data/e\u0301", new byte[1])).isEqualTo(Ground.CONTAINER_BAD_PATH);
    }

    @Test
    void oneMarkOfADossierIsEnoughToAskForAllOfIt() throws IOException {
        Path bag = bag("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "hello");
        Files.createDirectories(bag.resolve("data/log"));
        Files.writeString(bag.resolve("data/log/policy"), "quorum none\n");

        Verdict verdict = judged(bag);

        assertThat(verdict.of(Check.IDENTIFIERS)).isInstanceOf(Result.Failed.class);
        assertThat(verdict.of(Check.LOG_PROOFS)).isInstanceOf(Result.Failed.class);
        assertThat(verdict.of(Check.SIGNATURE_LEVEL)).isInstanceOf(Result.Failed.class);
    }

    @Test
    void partsFullOfNonsenseFailTheirChecksAndStopNone() throws IOException {
        Path bag = folder.resolve("nonsense");
        String deep = "[".repeat(100_000);
        for (String path : List.of("data/dossier.json", "data/custody.jsonl", "data/directory.jsonl", "data/log/policy",
                "data/proofs/x.tlog-proof", "data/deposits/x.json", "data/time/x.tsr", "data/index.csv",
                "data/document.pdf", "data/checks.json", "META-INF/signatures.xml", "bagit.txt", "bag-info.txt",
                "manifest-sha256.txt")) {
            Path file = bag.resolve(path);
            Files.createDirectories(Path.of(file.toString()).resolveSibling("."));
            Files.writeString(file, deep);
        }

        Verdict verdict = judged(bag);

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.checks()).noneMatch(one -> one.result() instanceof Result.Held);
        assertThat(verdict.checks()).flatExtracting(one -> one.result().why())
                .extracting(Reason::ground)
                .doesNotContain(Ground.NOT_JUDGED);
    }

    @Test
    void jsonNamesNumberNameResultAndWhy() throws IOException {
        var json = judged(bag("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "hello")).json(
                Locale.of("uk"));

        assertThat(json.member("held")).contains(new JsonBoolean(true));
        assertThat(((JsonArray) json.member("checks").orElseThrow()).values()).hasSize(40);
    }

    private Ground refusal(String name, String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(bytes);
            zip.closeEntry();
        }
        return judged(file).of(Check.CONTAINER).why().getFirst().ground();
    }

    private Path bag(String declaration, String content) throws IOException {
        Path bag = folder.resolve("bag-" + Arrays.hashCode(new Object[]{declaration, content}));
        Files.createDirectories(bag.resolve("data"));
        Files.writeString(bag.resolve("bagit.txt"), declaration);
        Files.writeString(bag.resolve("data/a.txt"), content);
        Files.writeString(bag.resolve("manifest-sha256.txt"),
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  data/a.txt\n");
        return bag;
    }

    private static Verdict judged(Path path) throws IOException {
        try (SubmittedFile file = SubmittedFile.open(path)) {
            return Checks.all(file, FinishedDossier.trust());
        }
    }
}
