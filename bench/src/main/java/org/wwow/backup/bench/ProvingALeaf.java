package org.wwow.backup.bench;

import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

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

/// Millions a second on one core in a tree of a million leaves, as `ops/us`: appends, proofs, and their checks.
///
/// Budgets: 2.4 appends, 2 proofs, 0.4 checks a microsecond. The peer, Go's `tlog`, makes 1.69 appends (of 256 bytes),
/// 0.238 inclusion and 0.229 consistency proofs, and 0.329 checks on the machine of `docs/figures.md`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx512m"})
public class ProvingALeaf {
    private static final int LEAVES = 1_000_000;
    private static final int BATCH = 65_536;

    private final byte[] leaf = new byte[64];
    private final byte[] node = new byte[65];
    private final byte[] digest = new byte[32];
    private Snapshot tree = new Tree(new TilesInMemory()).snapshot();
    private VerifiedCheckpoint checkpoint = signed(tree);
    private MerkleHash leafHash = MerkleHash.ofLeaf(leaf);
    private InclusionProof[] proofs = new InclusionProof[0];
    private long at;

    /// Grows the tree.
    @Setup
    public void grow() {
        Tree growing = new Tree(new TilesInMemory());
        for (int count = 0; count < LEAVES; count++) {
            growing.append(leaf);
        }
        tree = growing.snapshot();
        checkpoint = signed(tree);
        leafHash = MerkleHash.ofLeaf(leaf);
        proofs = new InclusionProof[1_024];
        for (int count = 0; count < proofs.length; count++) {
            proofs[count] = tree.inclusion(next());
        }
    }

    /// Entries of 64 bytes, as BackUp's are, into a new tree.
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Tree append() {
        Tree growing = new Tree(new TilesInMemory());
        for (int count = 0; count < BATCH; count++) {
            growing.append(leaf);
        }
        return growing;
    }

    /// The limit of an append: the hash of a leaf and of a node, nothing else.
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public byte[] theBareHashesOfAnAppend() throws GeneralSecurityException, DigestException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (int count = 0; count < BATCH; count++) {
            sha.update(node);
            sha.digest(digest, 0, 32);
            sha.update(node);
            sha.digest(digest, 0, 32);
        }
        return digest;
    }

    /// That a leaf stands in the tree.
    @Benchmark
    public InclusionProof inclusion() {
        return tree.inclusion(next());
    }

    /// That the tree extends an earlier one.
    @Benchmark
    public ConsistencyProof consistency() {
        return tree.consistency(new TreeSize(next().position() + 1));
    }

    /// The check of an inclusion proof, twenty hashes.
    @Benchmark
    public void check() {
        proofs[(int) (at++ & 1_023)].verify(leafHash, checkpoint);
    }

    /// The limit of a check: twenty hashes of a node.
    @Benchmark
    public byte[] theBareHashesOfACheck() throws GeneralSecurityException, DigestException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (int count = 0; count < 20; count++) {
            sha.update(node);
            sha.digest(digest, 0, 32);
        }
        return digest;
    }

    private LeafIndex next() {
        at = (at * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L);
        return new LeafIndex(Long.remainderUnsigned(at >>> 16, LEAVES));
    }

    private static VerifiedCheckpoint signed(Snapshot tree) {
        NoteSigner signer = NoteSigner.ed25519("example.org/bench", SigningKey.draw(new SecureRandom()));
        String text = Checkpoint.of("example.org/bench", tree.head()).text();
        var note = new SignedNote(text, List.of(signer.sign(text, Instant.EPOCH)));
        return KnownLog.of(List.of(signer.verifier())).verify(note);
    }
}
