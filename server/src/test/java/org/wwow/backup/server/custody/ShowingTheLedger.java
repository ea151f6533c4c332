package org.wwow.backup.server.custody;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TlogProof;
import org.wwow.backup.ledger.VerifierKey;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.directory.PublicLog;

import static org.assertj.core.api.Assertions.assertThat;

class ShowingTheLedger {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer SERVER = RunningServer.start(DATABASE);

    @BeforeAll
    static void waitForTheFirstPublication() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (SERVER.get("/ledger/checkpoint").statusCode() != 200 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theFirstCheckpointIsPublicAndSignedTwice() {
        HttpResponse<String> answer = SERVER.get("/ledger/checkpoint");
        Policy policy = Policy.parse(SERVER.get("/ledger/policy").body().getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        KnownLog log = policy.logs().getFirst();
        assertThat(log.verifyPublished(SignedNote.parse(answer.body())).head().size().leaves() % 8).isZero();
    }

    @Test
    void tilesOfThePublishedTreeAreServedForLong() {
        HttpResponse<String> tile = SERVER.get("/ledger/tile/0/000.p/8");

        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(tile.headers().firstValue("cache-control").orElseThrow()).contains("max-age=31536000");
        assertThat(SERVER.get("/ledger/tile/entries/000.p/8").statusCode()).isEqualTo(200);
    }

    @Test
    void nothingElseIsServed() {
        for (String path : List.of("tile/0/000", "tile/0/000.p/9", "tile/0/000.p/7", "tile/1/000.p/1", "tile/0/001.p/1",
                "tile/entries/000.p/16", "tile/..%2f.writer/state", "tile/0/%2e%2e/%2e%2e/.writer/state",
                ".writer/state",
                "tile/0/000.p/08")) {
            assertThat(SERVER.get("/ledger/" + path).statusCode()).as(path).isIn(400, 401, 403, 404);
        }
    }

    @Test
    void aDeedIsReceiptedWithinItsPatience() {
        var transaction = SERVER.bean(TransactionTemplate.class);
        var custody = SERVER.bean(Custody.class);
        EventId event = transaction.execute(_ -> custody
                .record(Writer.deed(Writer.aCase(), Event.Kind.DEPOSIT)));

        Receipts.Answer answer = SERVER.bean(Receipts.class).await(List.of(event)).getFirst();

        assertThat(answer.state()).isEqualTo(Receipts.State.LOGGED);
        Policy policy = Policy.parse(SERVER.get("/ledger/policy").body().getBytes(StandardCharsets.UTF_8));
        Receipt.parse(answer.proof().orElseThrow().getBytes(StandardCharsets.UTF_8)).verify(policy);
    }

    @Test
    void aStatementOfTheDirectoryIsProvenUnderTheKeyThatClientsPin() {
        Digest digest = Digest.hash(new byte[]{4, 5, 6});
        var custody = SERVER.bean(Custody.class);
        var log = SERVER.bean(PublicLog.class);
        SERVER.bean(TransactionTemplate.class).executeWithoutResult(_ -> custody.recordStatement(1_000_000, digest));

        Optional<String> proof = Optional.empty();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (proof.isEmpty() && System.nanoTime() < deadline) {
            proof = log.proofOf(1_000_000, digest);
        }

        TlogProof.parse(proof.orElseThrow().getBytes(StandardCharsets.UTF_8))
                .verify(new Leaf.Public(1_000_000, digest).hash(),
                        Policy.ofLog(List.of(VerifierKey.parse(log.vkey()))));
        assertThat(log.proofOf(1_000_001, digest)).isEmpty();
    }

    @Test
    void custodyNeedsASession() {
        String ofCase = Writer.aCase().text();

        assertThat(SERVER.get("/cases/" + ofCase + "/custody").statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/mailbox/cases/" + ofCase + "/custody").statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/mailbox/receipts/" + EventId.draw(Writer.RANDOM).text()).statusCode()).isEqualTo(401);
    }
}
