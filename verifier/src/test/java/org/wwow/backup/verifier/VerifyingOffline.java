package org.wwow.backup.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TlogProof;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.ledger.tiles.LogDirectory;
import org.wwow.backup.ledger.tiles.TiledTree;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyingOffline {
    private static final Path LOG = Path.of(System.getProperty("backup.vectors"), "tiled-log-15");
    private static final String KEY = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    private static final String OTHER_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    @TempDir
    Path folder;

    private record Ended(int exit, String out, String err) {}

    @Test
    void aReceiptOfAStrangeLogHolds() throws IOException {
        Ended ended = run("receipt", proof(4).toString(), "--policy", policy(KEY).toString(), "--entry",
                entry(4).toString());

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("index 4 of 15").contains("Signed by example.com/log/testdata (Ed25519).");
    }

    @Test
    void anotherEntryIndexKeyOrLogDoesNotHold() throws IOException {
        String policy = policy(KEY).toString();
        assertThat(run("receipt", proof(4).toString(), "--policy", policy, "--entry", entry(5).toString()).exit())
                .isEqualTo(1);
        assertThat(run("receipt", proof(4).toString(), "--policy", policy, "--leaf", "00").exit()).isEqualTo(1);
        assertThat(run("receipt", proof(4).toString(), "--policy", policy).exit()).isEqualTo(1);
        assertThat(run("receipt", proof(4).toString(), "--policy", policy(OTHER_KEY).toString(), "--entry",
                entry(4).toString()).exit()).isEqualTo(1);
    }

    @Test
    void everyFlippedBitOfAReceiptIsFound() throws IOException {
        byte[] good = Files.readAllBytes(proof(4));
        String policy = policy(KEY).toString();
        String entry = entry(4).toString();
        Path flipped = folder.resolve("flipped");
        int end = new String(good, StandardCharsets.UTF_8).indexOf("\u2014");
        for (int at = 0; at < end; at++) {
            byte[] bytes = good.clone();
            bytes[at] ^= 1;
            Files.write(flipped, bytes);
            assertThat(run("receipt", flipped.toString(), "--policy", policy, "--entry", entry).exit())
                    .as("byte %s", at)
                    .isEqualTo(1);
        }
    }

    @Test
    void aLaterCheckpointExtendsAnEarlierOne() throws IOException {
        Ended ended = run("consistency", checkpoint(7), checkpoint(15), consistency(7).toString(), "--vkey", KEY);

        assertThat(ended.out()).contains("begins with all 7");
        assertThat(ended.exit()).isZero();
    }

    @Test
    void anEarlierCheckpointDoesNotExtendALaterOneNorByAnotherProof() throws IOException {
        assertThat(run("consistency", checkpoint(15), checkpoint(7), consistency(7).toString(), "--vkey", KEY).exit())
                .isEqualTo(1);
        assertThat(run("consistency", checkpoint(6), checkpoint(15), consistency(7).toString(), "--vkey", KEY).exit())
                .isEqualTo(1);
    }

    @Test
    void aWholeLogIsDerived() {
        assertThat(run("log", LOG.toString(), "--vkey", KEY).out()).contains("All 15 entries").contains("signed");
        assertThat(run("log", LOG.toString(), "--vkey", OTHER_KEY).exit()).isEqualTo(1);
        assertThat(run("note", LOG.resolve("checkpoint").toString(), "--vkey", OTHER_KEY).exit()).isEqualTo(1);
        assertThat(run("note", LOG.resolve("checkpoint").toString(), "--vkey", KEY).exit()).isZero();
    }

    @Test
    void wrongUseEndsWithTwo() throws IOException {
        String policy = policy(KEY).toString();
        for (List<String> words : List.of(List.of("gossip"), List.of("receipt"), List.of("receipt", "none"),
                List.of("receipt", "none", "--policy", policy), List.of("note", checkpoint(7)),
                List.of("note", checkpoint(7), "--vkey"), List.of("note", checkpoint(7), "--vkey", "words"),
                List.of("note", checkpoint(7), "--key", KEY), List.of("log", folder.toString()),
                List.of("consistency", checkpoint(7), "--vkey", KEY),
                List.of("receipt", proof(1).toString(), "--policy", policy, "--leaf", "xyz"),
                List.of("receipt", proof(1).toString(), "--policy", policy, "--leaf", "00", "--entry", policy),
                List.of("receipt", proof(1).toString(), "--policy", policy, "--policy", policy))) {
            Ended ended = run(words.toArray(String[]::new));
            assertThat(ended.exit()).as("%s", words).isEqualTo(2);
            assertThat(ended.err()).hasLineCount(1);
        }
    }

    @Test
    void helpIsTheDefault() {
        assertThat(run().out()).contains("receipt FILE.tlog-proof");
        assertThat(run("help").exit()).isZero();
    }

    private Path proof(int index) throws IOException {
        byte[] note = Files.readAllBytes(LOG.resolve("checkpoint"));
        TreeHead head = head(15);
        var inclusion = TiledTree.snapshot(new LogDirectory(LOG), head).inclusion(new LeafIndex(index));
        String text = new TlogProof(Optional.empty(), inclusion, SignedNote.parse(note)).text();
        return Files.writeString(folder.resolve(index + ".tlog-proof"), text);
    }

    private Path entry(int index) throws IOException {
        byte[] entry = new TiledTree(new LogDirectory(LOG), new TreeSize(15)).entry(new LeafIndex(index));
        return Files.write(folder.resolve("entry" + index), entry);
    }

    private Path consistency(int from) throws IOException {
        var proof = TiledTree.snapshot(new LogDirectory(LOG), head(15)).consistency(new TreeSize(from));
        return Files.write(folder.resolve("consistency"), proof.path()
                .asList()
                .stream()
                .map(MerkleHash::base64)
                .toList());
    }

    private Path policy(String key) throws IOException {
        return Files.writeString(folder.resolve("policy" + key.hashCode()), "log " + key + "\nquorum none\n");
    }

    private static String checkpoint(int size) {
        return LOG.resolve("checkpoint." + size).toString();
    }

    private static TreeHead head(int size) throws IOException {
        return Checkpoint.parse(SignedNote.parse(Files.readAllBytes(LOG.resolve("checkpoint." + size))).text()).head();
    }

    private static Ended run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Verifier.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
