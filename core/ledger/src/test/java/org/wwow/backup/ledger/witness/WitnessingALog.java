package org.wwow.backup.ledger.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.ConsistencyProof;
import org.wwow.backup.ledger.HashPath;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.MlDsa44Key;
import org.wwow.backup.ledger.NoteSignature;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.Snapshot;
import org.wwow.backup.ledger.TilesInMemory;
import org.wwow.backup.ledger.Tree;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.ledger.VerifierKey;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WitnessingALog {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final NoteSigner LOG = NoteSigner.ed25519("example.org/log", SigningKey.draw(RANDOM));
    private static final NoteSigner STRANGER = NoteSigner.ed25519("example.org/log", SigningKey.draw(RANDOM));
    private static final List<NoteSigner> OWN = List.of(
            NoteSigner.ed25519Cosigner("witness.example", SigningKey.draw(RANDOM)),
            NoteSigner.mlDsa44("witness.example/pq", MlDsa44Key.draw(RANDOM)));
    private static final List<VerifierKey> OWN_KEYS = OWN.stream().map(NoteSigner::verifier).toList();
    private static final int LEAVES = 300;

    private final Tree tree = new Tree(new TilesInMemory());
    @TempDir
    Path folder;
    private FileDisk disk;
    private Witness witness;

    @BeforeEach
    void open() throws IOException {
        disk = FileDisk.hold(folder);
        witness = new Witness(List.of(KnownLog.of(List.of(LOG.verifier()))), new CosignedCheckpoints(disk), OWN,
                InstantSource.fixed(NOW));
        while (tree.size().leaves() < LEAVES) {
            tree.append(MerkleHash.ofLeaf(new byte[]{(byte) tree.size().leaves()}));
        }
    }

    @AfterEach
    void close() throws IOException {
        disk.close();
    }

    @Test
    void cosignsWithEveryKeyAndSaysWhen() throws IOException {
        WitnessAnswer answer = ask(0, 10);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(SignedNote.parse(signed(10, LOG).note() + answer.text()).verify(OWN_KEYS))
                .hasSize(2)
                .allSatisfy(held -> assertThat(held.time()).contains(NOW));
    }

    @Test
    void takesEachFurtherSizeAndTheSameAgain() throws IOException {
        assertThat(ask(0, 10).status()).isEqualTo(200);
        assertThat(ask(10, 10).status()).isEqualTo(200);
        assertThat(ask(10, 256).status()).isEqualTo(200);
        assertThat(ask(256, 300).status()).isEqualTo(200);
    }

    @Test
    void takesTheEmptyTreeAndGoesOnFromIt() throws IOException {
        assertThat(ask(0, 0).status()).isEqualTo(200);
        assertThat(ask(0, 5).status()).isEqualTo(200);
    }

    @Test
    void refusesAnEmptyTreeWithARoot() throws IOException {
        SignedNote wrong = sign(new TreeHead(TreeSize.NONE, MerkleHash.of(new byte[32])), LOG);

        assertThat(witness.addCheckpoint(request(0, HashPath.of(List.of()), wrong)).status()).isEqualTo(422);
    }

    @Test
    void remembersAfterARestart() throws IOException {
        ask(0, 10);
        close();
        open();

        assertThat(ask(0, 20)).isEqualTo(new WitnessAnswer.OtherSize(new TreeSize(10)));
        assertThat(ask(10, 20).status()).isEqualTo(200);
    }

    @Test
    void refusesASecondHistoryOfTheSameSize() throws IOException {
        ask(0, 10);
        SignedNote other = sign(new TreeHead(new TreeSize(10), MerkleHash.of(new byte[32])), LOG);

        assertThat(witness.addCheckpoint(request(10, HashPath.of(List.of()), other)))
                .isEqualTo(new WitnessAnswer.Refused(WitnessAnswer.Reason.OTHER_ROOT))
                .extracting(WitnessAnswer::status, WitnessAnswer::contentType)
                .containsExactly(409, "text/plain; charset=utf-8");
        assertThat(SignedNote.parse(last().orElseThrow()).text()).isEqualTo(signed(10, LOG).text());
    }

    @Test
    void refusesAProofOfAnotherSizeAndAProofFromNothing() throws IOException {
        HashPath path = snapshot(20).consistency(new TreeSize(7)).path();

        assertThat(witness.addCheckpoint(request(0, path, signed(20, LOG))).status()).isEqualTo(422);
        ask(0, 10);
        assertThat(witness.addCheckpoint(request(10, path, signed(20, LOG))).status()).isEqualTo(422);
        assertThat(witness.addCheckpoint(request(10, HashPath.of(List.of()), signed(20, LOG))).status()).isEqualTo(422);
    }

    @Test
    void refusesToGoBack() throws IOException {
        ask(0, 20);

        assertThat(ask(10, 10).status()).isEqualTo(409);
        assertThat(witness.addCheckpoint(request(20, HashPath.of(List.of()), signed(10, LOG))).status()).isEqualTo(400);
    }

    @Test
    void refusesStrangersAndForgeries() throws IOException {
        assertThat(witness.addCheckpoint(request(0, HashPath.of(List.of()), signed(5, STRANGER))).status())
                .isEqualTo(403);
        SignedNote forged = new SignedNote(signed(5, LOG).text(), signed(6, LOG).signatures());
        assertThat(witness.addCheckpoint(request(0, HashPath.of(List.of()), forged)).status()).isEqualTo(403);
        String other = signed(5, LOG).note().replaceFirst("example.org/log", "example.org/other");
        assertThat(witness.addCheckpoint(request(0, HashPath.of(List.of()), SignedNote.parse(other))).status())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatIsNoRequest() throws IOException {
        String good = new String(request(0, HashPath.of(List.of()), signed(5, LOG)), StandardCharsets.UTF_8);
        for (String bad : List.of("", "old 0\n", good.replace("old 0", "old 00"), good.replace("old 0", "old -1"),
                good.replace("old 0", "new 0"), good.replace("old 0\n", "old 0\nAAAA\n"), good.substring(6),
                good.replace("old 0\n", "old 0\n" + (MerkleHash.EMPTY_TREE.base64() + "\n").repeat(64)),
                good.replace("\n5\n", "\n05\n"), good.replace("old 0", "old 9223372036854775808"),
                good.substring(0, good.length() - 1))) {
            assertThat(witness.addCheckpoint(bad.getBytes(StandardCharsets.UTF_8)).status()).as(bad).isEqualTo(400);
        }
        assertThat(witness.addCheckpoint(new byte[]{'o', 'l', 'd', ' ', (byte) 0xff}).status()).isEqualTo(400);
        assertThat(witness.addCheckpoint(new byte[AddCheckpoint.MAX_BYTES + 1]).status()).isEqualTo(400);
    }

    @Test
    void showsMonitorsTheLogsSignatureAndItsOwnAndNoStrangers() throws IOException {
        SignedNote note = signed(5, LOG).with(List.of(STRANGER.sign(signed(5, LOG).text(), NOW)));
        witness.addCheckpoint(request(0, HashPath.of(List.of()), note));

        assertThat(SignedNote.parse(last().orElseThrow()).signatures()).hasSize(3);
        assertThat(witness.lastCheckpoint(CosignedCheckpoints.hashOf("unknown"))).isEmpty();
        assertThat(witness.lastCheckpoint("../" + CosignedCheckpoints.hashOf("example.org/log"))).isEmpty();
    }

    /// The race of the specification: many requests from the same old size at once; one wins, and nothing rolls back.
    @Test
    void ofManyRequestsAtOnceOnlyOneIsCosignedFromEachSize() throws Exception {
        long known = 0;
        for (int round = 0; round < 20; round++) {
            List<Integer> answers = raceFrom(known);
            assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
            assertThat(answers.stream().filter(status -> status == 409)).hasSize(answers.size() - 1);
            long now = Checkpoint.parse(SignedNote.parse(last().orElseThrow()).text()).head().size().leaves();
            assertThat(now).isGreaterThan(known);
            known = now;
        }
    }

    private List<Integer> raceFrom(long old) throws Exception {
        int racers = 8;
        var barrier = new CyclicBarrier(racers);
        try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
            List<Callable<Integer>> requests = new ArrayList<>();
            for (int racer = 1; racer <= racers; racer++) {
                byte[] body = body(old, old + racer);
                requests.add(() -> {
                    barrier.await();
                    return witness.addCheckpoint(body).status();
                });
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void theClientProvesFromWhereTheWitnessIs() throws IOException {
        ask(0, 10);
        var client = new WitnessClient(OWN_KEYS, this::carry);

        List<NoteSignature> first = client.cosign(signed(100, LOG), snapshot(100));
        List<NoteSignature> second = client.cosign(signed(200, LOG), snapshot(200));

        assertThat(first).hasSize(2);
        assertThat(second).hasSize(2);
    }

    @Test
    void theClientTakesNothingFromAWitnessThatIsAheadOrLies() throws IOException {
        ask(0, 200);
        assertThat(new WitnessClient(OWN_KEYS, this::carry).cosign(signed(100, LOG), snapshot(100))).isEmpty();
        NoteSignature ofAnother = OWN.getFirst().sign(signed(99, LOG).text(), NOW);
        for (String body : List.of("", "words\n", ofAnother.line() + "\n", ofAnother.line())) {
            var liar = new WitnessClient(OWN_KEYS, _ -> new WitnessClient.Answer(200, body));
            assertThat(liar.cosign(signed(100, LOG), snapshot(100))).isEmpty();
        }
    }

    /// A note takes a hundred lines: one that repeats itself would else leave no room, and nothing would be published.
    @Test
    void theClientTakesOneLineOfEachKeyHoweverOftenItComes() throws IOException {
        SignedNote checkpoint = signed(100, LOG);
        String line = OWN.getFirst().sign(checkpoint.text(), NOW).line() + "\n";
        String later = OWN.getFirst().sign(checkpoint.text(), NOW.plusSeconds(1)).line() + "\n";
        String other = OWN.getLast().sign(checkpoint.text(), NOW).line() + "\n";
        var repeating = new WitnessClient(OWN_KEYS,
                _ -> new WitnessClient.Answer(200, line.repeat(3) + later + other));

        assertThat(repeating.cosign(checkpoint, snapshot(100))).extracting(one -> one.line() + "\n")
                .containsExactly(line, other);
    }

    /// It says 409 as a witness does that is elsewhere, and names no size to prove from.
    @Test
    void theClientAsksNoSecondTimeOfAWitnessThatKnowsAnotherRoot() throws IOException {
        ask(0, 10);
        SignedNote other = sign(new TreeHead(new TreeSize(10), MerkleHash.of(new byte[32])), LOG);
        List<Integer> answers = new ArrayList<>();
        var client = new WitnessClient(OWN_KEYS, body -> {
            WitnessClient.Answer answer = carry(answers.isEmpty()
                    ? request(10, HashPath.of(List.of()), other)
                    : body);
            answers.add(answer.status());
            return answer;
        });

        assertThat(client.cosign(signed(10, LOG), snapshot(10))).isEmpty();
        assertThat(answers).containsExactly(409);
    }

    @Test
    void signsWithCosignatureKeysOnly() {
        assertThatThrownBy(() -> new Witness(List.of(), new CosignedCheckpoints(disk), List.of(LOG),
                InstantSource.fixed(NOW))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Witness(List.of(), new CosignedCheckpoints(disk), List.of(),
                InstantSource.fixed(NOW))).isInstanceOf(IllegalArgumentException.class);
    }

    private WitnessClient.Answer carry(byte[] body) throws IOException {
        WitnessAnswer answer = witness.addCheckpoint(body);
        return new WitnessClient.Answer(answer.status(), answer.text());
    }

    private Optional<byte[]> last() throws IOException {
        return witness.lastCheckpoint(CosignedCheckpoints.hashOf("example.org/log"));
    }

    private WitnessAnswer ask(long old, long size) throws IOException {
        return witness.addCheckpoint(body(old, size));
    }

    private byte[] body(long old, long size) {
        HashPath path = old == 0 || old == size
                ? HashPath.of(List.of())
                : snapshot(size).consistency(new TreeSize(old)).path();
        return request(old, path, signed(size, LOG));
    }

    private static byte[] request(long old, HashPath path, SignedNote checkpoint) {
        return new AddCheckpoint(new TreeSize(old), new ConsistencyProof(path), checkpoint).bytes();
    }

    private Snapshot snapshot(long size) {
        return new Snapshot(tree, new TreeSize(size));
    }

    private SignedNote signed(long size, NoteSigner signer) {
        return sign(snapshot(size).head(), signer);
    }

    private static SignedNote sign(TreeHead head, NoteSigner signer) {
        String text = Checkpoint.of("example.org/log", head).text();
        return new SignedNote(text, List.of(signer.sign(text, NOW)));
    }
}
