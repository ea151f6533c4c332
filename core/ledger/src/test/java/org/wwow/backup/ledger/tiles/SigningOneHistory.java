package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.VerifiedCheckpoint;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SigningOneHistory {
    private static final Instant NOW = Instant.ofEpochSecond(1);
    private static final LogSigners SIGNERS = Signers.of("example.org/log", InstantSource.fixed(NOW));
    private static final KnownLog KNOWN = KnownLog.of(SIGNERS.verifiers());

    private final CrashingDisk disk = new CrashingDisk();
    private final Heads heads = new Heads();
    private LedgerWriter ledger;

    @BeforeEach
    void make() throws IOException {
        ledger = new LedgerWriter(TiledLog.create(disk), heads, SIGNERS);
    }

    @Test
    void eachEntryOfABatchIsProvenByTheTreeOfItsAppend() throws IOException {
        ledger.append(entries(0, 5));
        LedgerWriter.Appended appended = ledger.append(entries(5, 300));
        VerifiedCheckpoint checkpoint = KNOWN.verify(appended.checkpoint());

        assertThat(appended.first()).isEqualTo(new LeafIndex(5));
        for (int at = 0; at < 300; at++) {
            appended.tree()
                    .inclusion(new LeafIndex(5L + at))
                    .verify(MerkleHash.ofLeaf(entries(5, 300).get(at)), checkpoint);
        }
    }

    @Test
    void whatIsSignedIsTheHeadThatStandsAsTheLast() throws IOException {
        LedgerWriter.Appended appended = ledger.append(entries(0, 3));
        assertThat(heads.last()).contains(head(appended.checkpoint()));

        SignedNote published = ledger.publish(_ -> entries(3, 5), (_, _) -> List.of());
        assertThat(heads.last()).contains(head(published));
    }

    @Test
    void nothingIsSignedWhenTheHeadCannotBeKept() throws IOException {
        ledger.append(entries(0, 3));
        heads.refusing = true;

        assertThatThrownBy(() -> ledger.append(entries(3, 1))).isInstanceOf(LogDamaged.class)
                .hasMessageContaining("Another writer");
        assertThatThrownBy(() -> ledger.prepare(CoverLeaves.NONE)).isInstanceOf(LogDamaged.class);
    }

    @Test
    void theSameHeadIsKeptOnceHoweverOftenItIsSigned() throws IOException {
        LedgerWriter.Appended appended = ledger.append(entries(0, 3));
        LedgerWriter.Appended again = ledger.append(List.of());

        assertThat(head(again.checkpoint())).isEqualTo(head(appended.checkpoint()));
        assertThat(again.first()).isEqualTo(new LeafIndex(3));
        assertThat(heads.kept).hasSize(1);
    }

    @Test
    void cosignaturesStandBelowThePublishedCheckpoint() throws IOException {
        NoteSigner witness = NoteSigner.ed25519Cosigner("example.org/witness", SigningKey.draw(new SecureRandom()));

        SignedNote published = ledger.publish(_ -> entries(0, 8),
                (checkpoint, _) -> List.of(witness.sign(checkpoint.text(), NOW)));

        assertThat(published.verify(List.of(witness.verifier()))).hasSize(1);
        assertThat(disk.read("checkpoint")).contains(published.bytes());
        assertThat(KNOWN.verifyPublished(published).head()).isEqualTo(head(published));
    }

    @Test
    void everyLockIsGivenBackForTheNextThread() throws IOException {
        LedgerWriter.Appended appended = ledger.append(entries(0, 2));
        inAnotherThread(() -> ledger.append(entries(2, 1)));
        appended.tree().inclusion(new LeafIndex(0));
        inAnotherThread(() -> ledger.publish(CoverLeaves.NONE, (_, _) -> List.of()));
        ledger.publish(CoverLeaves.NONE, (_, _) -> List.of());
        inAnotherThread(() -> ledger.publish(CoverLeaves.NONE, (_, _) -> List.of()));
        ledger.prepare(CoverLeaves.NONE);
        inAnotherThread(() -> ledger.read(TiledLog::size));
        ledger.read(TiledLog::size);
        inAnotherThread(() -> ledger.append(entries(3, 1)));
    }

    @Test
    void aLogRestoredFromAnOldCopySignsNothing() throws IOException {
        CrashingDisk copy = disk.restarted(new Random(1));
        ledger.append(entries(0, 10));

        assertThatThrownBy(() -> new LedgerWriter(TiledLog.open(copy), heads, SIGNERS)).isInstanceOf(LogDamaged.class)
                .hasMessageContaining("leaves were lost");
    }

    @Test
    void anotherLogUnderTheSameHeadsSignsNothing() throws IOException {
        ledger.append(entries(0, 10));
        TiledLog other = TiledLog.create(new CrashingDisk());
        other.append(entries(1, 11));

        assertThatThrownBy(() -> new LedgerWriter(other, heads, SIGNERS)).isInstanceOf(LogDamaged.class)
                .hasMessageContaining("not the one that was signed");
    }

    @Test
    void ofTwoWritersOnOneStoreOfHeadsOneStops() throws IOException {
        CrashingDisk copy = disk.restarted(new Random(1));
        var second = new LedgerWriter(TiledLog.open(copy), heads, SIGNERS);
        ledger.append(entries(0, 5));

        assertThatThrownBy(() -> second.append(entries(5, 1))).isInstanceOf(LogDamaged.class)
                .hasMessageContaining("leaves were lost");
    }

    private static void inAnotherThread(Deed deed) {
        var done = CompletableFuture.supplyAsync(() -> {
            try {
                return deed.run();
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(done.orTimeout(5, TimeUnit.SECONDS)).succeedsWithin(5, TimeUnit.SECONDS);
    }

    private static TreeHead head(SignedNote checkpoint) {
        return Checkpoint.parse(checkpoint.text()).head();
    }

    private static List<byte[]> entries(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(at -> ("entry " + at).getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    @FunctionalInterface
    private interface Deed {
        Object run() throws IOException;
    }

    /// Heads in memory, with all that were ever kept.
    private static final class Heads implements SignedHeads {
        private final List<TreeHead> kept = new ArrayList<>();
        private boolean refusing;

        @Override
        public Optional<TreeHead> last() {
            return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast());
        }

        @Override
        public boolean replace(Optional<TreeHead> expected, TreeHead next) {
            if (refusing || !last().equals(expected)) {
                return false;
            }
            return kept.add(next);
        }
    }
}
