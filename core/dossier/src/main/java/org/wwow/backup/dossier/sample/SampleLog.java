package org.wwow.backup.dossier.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.Commitment;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.Snapshot;
import org.wwow.backup.ledger.TilesInMemory;
import org.wwow.backup.ledger.TlogProof;
import org.wwow.backup.ledger.Tree;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Secret;

/// The made-up ledger: one log, two witnesses, both asked for.
final class SampleLog {
    private static final String ORIGIN = "log.example/sample";
    private final NoteSigner log = NoteSigner.ed25519(ORIGIN, SamplePeople.key("log"));
    private final List<NoteSigner> witnesses = List.of(
            NoteSigner.ed25519Cosigner("witness.example/one", SamplePeople.key("witness one")),
            NoteSigner.ed25519Cosigner("witness.example/two", SamplePeople.key("witness two")));
    private final Tree tree = new Tree(new TilesInMemory());
    private final Map<EventId, Entered> entered = new HashMap<>();
    private final Map<EventId, byte[]> proofs = new TreeMap<>((one, other) -> one.text().compareTo(other.text()));
    private final Map<Long, SignedNote> published = new TreeMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private long covers;
    private LeafIndex lastStatement = new LeafIndex(0);

    private record Entered(Event event, LeafIndex at) {}

    /// The log's key as members pin it.
    String key() {
        return log.verifier().vkey();
    }

    List<String> witnessKeys() {
        return witnesses.stream().map(one -> one.verifier().vkey()).toList();
    }

    void enter(long sequence, Envelope statement) {
        lastStatement = new LeafIndex(tree.size().leaves());
        tree.append(new Leaf.Public(sequence, statement.digest()).bytes());
    }

    /// That the directory's last statement stands in the log, under the last checkpoint.
    byte[] directoryProof() {
        SignedNote last = published.values().stream().reduce((_, one) -> one).orElseThrow();
        return new TlogProof(Optional.empty(), tree.snapshot().inclusion(lastStatement), last).text()
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Enters an event and gives what the next of its case names as previous.
    Commitment enter(Event event) {
        Commitment commitment = Commitment.to(event, blind(event.id()));
        entered.put(event.id(), new Entered(event, new LeafIndex(tree.size().leaves())));
        tree.append(new Leaf.Blinded(commitment).bytes());
        return commitment;
    }

    /// Cover leaves up to the next multiple of eight, at least one; then log and witnesses sign. Events that have no
    /// proof yet get one.
    void publish(Instant now) {
        do {
            tree.append(new Leaf.Blinded(
                    Commitment.of(SamplePeople.secret("cover " + covers++).revealBytes())).bytes());
        } while (tree.size().leaves() % 8 != 0);
        Snapshot snapshot = tree.snapshot();
        String text = Checkpoint.of(ORIGIN, snapshot.head()).text();
        SignedNote note = new SignedNote(text, List.of(log.sign(text, now)))
                .with(witnesses.stream().map(one -> one.sign(text, now.plusSeconds(20))).toList());
        entered.forEach((id, one) -> proofs.computeIfAbsent(id,
                _ -> Receipt.of(one.event, blind(id), snapshot.inclusion(one.at), note)
                        .proof()
                        .text()
                        .getBytes(StandardCharsets.UTF_8)));
        published.keySet()
                .stream()
                .reduce((_, last) -> last)
                .ifPresent(last -> files.put(
                        last + "-" + tree.size().leaves() + ".consistency", lines(snapshot, last)));
        published.put(tree.size().leaves(), note);
        files.put(tree.size().leaves() + ".checkpoint", note.bytes());
    }

    private static byte[] lines(Snapshot snapshot, long from) {
        return snapshot.consistency(new TreeSize(from))
                .path()
                .asList()
                .stream()
                .map(hash -> hash.base64() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// The files of `log/`.
    Map<String, byte[]> files() {
        var all = new TreeMap<>(files);
        all.put("policy", SamplePeople.bytes("log " + key() + "\nwitness one " + witnessKeys().getFirst()
                + "\nwitness two " + witnessKeys().getLast() + "\ngroup both all one two\nquorum both\n"));
        return all;
    }

    /// The proof of each event.
    Map<EventId, byte[]> proofs() {
        return proofs;
    }

    private static Secret blind(EventId id) {
        return SamplePeople.secret("blind " + id.text());
    }
}
