package org.wwow.backup.bench;

import java.lang.management.ManagementFactory;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.ConsistencyProof;
import org.wwow.backup.ledger.InclusionProof;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.Snapshot;
import org.wwow.backup.ledger.TilesInMemory;
import org.wwow.backup.ledger.Tree;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.ledger.VerifiedCheckpoint;
import org.wwow.backup.sealing.SigningKey;

/// Appends, proofs and their checks in a tree of a million leaves in memory, each beside the bare hashes it needs.
///
/// Rates are of one second of CPU, not of the clock: others may use the machine. Budgets: 2.4 million appends, 2
/// million proofs, 0.4 million checks.
public final class LedgerProofs {
    private static final int LEAVES = 1_000_000;
    private static final int AT_ONCE = 16_384;
    /// What was made is kept for a while, as nobody makes a proof to forget it.
    private static final int KEPT = 1_024;
    private static final long WARM_UP = 2_000_000_000L;
    private static final long MEASURED = 3_000_000_000L;

    private static final Figure BUDGET = new Figure("budget", 2_000_000);

    private final MessageDigest sha;
    private final byte[] leaf = new byte[64];
    private final byte[] node = new byte[65];
    private final byte[] digest = new byte[32];
    private final Snapshot tree;
    private final InclusionProof[] proofs = new InclusionProof[KEPT];
    private final ConsistencyProof[] grown = new ConsistencyProof[KEPT];
    private long at;
    private long turn;
    private long used;

    private LedgerProofs() throws NoSuchAlgorithmException {
        this.sha = MessageDigest.getInstance("SHA-256");
        var growing = new Tree(new TilesInMemory());
        for (int count = 0; count < LEAVES; count++) {
            growing.append(leaf);
        }
        this.tree = growing.snapshot();
        for (int count = 0; count < proofs.length; count++) {
            proofs[count] = tree.inclusion(next());
        }
    }

    /// Runs once and prints one line a figure.
    public static void main(String[] words) throws NoSuchAlgorithmException {
        new LedgerProofs().measure();
        Figure.printLoad();
    }

    private void measure() {
        VerifiedCheckpoint checkpoint = signed(tree);
        MerkleHash hash = MerkleHash.ofLeaf(leaf);
        var appends = new Figure("appends in memory, a second of CPU", rate(this::append));
        appends.printBeside(new Figure("bare hashes of a leaf and a node", rate(() -> hashes(2))));
        appends.printBeside(new Figure("Go tlog", 1_690_000));
        var inclusion = new Figure("inclusion proofs, a second of CPU",
                rate(() -> repeat(() -> proofs[slot()] = tree.inclusion(next()))));
        inclusion.printBeside(BUDGET);
        inclusion.printBeside(new Figure("Go tlog", 238_000));
        var consistency = new Figure("consistency proofs, a second of CPU",
                rate(() -> repeat(() -> grown[slot()] = tree.consistency(new TreeSize(next().position() + 1)))));
        consistency.printBeside(BUDGET);
        consistency.printBeside(new Figure("Go tlog", 229_000));
        var checks = new Figure("checks of an inclusion proof, a second of CPU",
                rate(() -> repeat(() -> proofs[slot()].verify(hash, checkpoint))));
        checks.printBeside(new Figure("bare hashes of twenty nodes", rate(() -> hashes(20))));
        checks.printBeside(new Figure("Go tlog", 329_000));
        if (used == 0 || grown[0] == null) {
            throw new IllegalStateException("Nothing was measured.");
        }
    }

    private void append() {
        var growing = new Tree(new TilesInMemory());
        for (int count = 0; count < AT_ONCE; count++) {
            growing.append(leaf);
        }
        used += growing.size().leaves();
    }

    private void hashes(int each) {
        try {
            for (int count = 0; count < AT_ONCE * each; count++) {
                sha.update(node);
                used += sha.digest(digest, 0, digest.length);
            }
        } catch (DigestException e) {
            throw new IllegalStateException("The digest fits.", e);
        }
    }

    private static void repeat(Runnable one) {
        for (int count = 0; count < AT_ONCE; count++) {
            one.run();
        }
    }

    /// How many a second of this thread's CPU, once compiled.
    private static double rate(Runnable many) {
        run(many, WARM_UP);
        return run(many, MEASURED);
    }

    private static double run(Runnable many, long nanos) {
        var thread = ManagementFactory.getThreadMXBean();
        long began = thread.getCurrentThreadCpuTime();
        long done = 0;
        long spent;
        do {
            many.run();
            done += AT_ONCE;
            spent = thread.getCurrentThreadCpuTime() - began;
        } while (spent < nanos);
        return done / (spent / 1e9);
    }

    private int slot() {
        return (int) (turn++ & (KEPT - 1));
    }

    private LeafIndex next() {
        at = at * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return new LeafIndex(Long.remainderUnsigned(at >>> 16, LEAVES));
    }

    private static VerifiedCheckpoint signed(Snapshot tree) {
        NoteSigner signer = NoteSigner.ed25519("example.org/bench", SigningKey.draw(new SecureRandom()));
        String text = Checkpoint.of("example.org/bench", tree.head()).text();
        var note = new SignedNote(text, List.of(signer.sign(text, Instant.EPOCH)));
        return KnownLog.of(List.of(signer.verifier())).verify(note);
    }
}
