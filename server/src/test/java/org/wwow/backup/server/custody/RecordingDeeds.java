package org.wwow.backup.server.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.Commitment;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.tiles.Fsck;
import org.wwow.backup.ledger.tiles.TiledLog;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.database.RoundTrip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordingDeeds {
    private static final FreshDatabase DATABASE = FreshDatabase.make();

    @TempDir
    Path data;
    private final FreshDatabase database = emptied();

    @Test
    void aReceiptVerifiesOfflineBeforeAnythingIsPublished() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            CaseId ofCase = Writer.aCase();
            List<EventId> events = writer.record(Writer.deed(ofCase, Event.Kind.DEPOSIT),
                    Writer.deed(ofCase, Event.Kind.CONSENT));
            writer.takeAll();

            List<Receipts.Answer> answers = writer.receipts.await(events);

            assertThat(answers).extracting(Receipts.Answer::state).containsOnly(Receipts.State.LOGGED);
            for (int at = 0; at < 2; at++) {
                Receipt receipt = receipt(answers.get(at));
                receipt.verify(writer.folder.policy());
                assertThat(receipt.event().id()).isEqualTo(events.get(at));
            }
            assertThat(writer.folder.published().read("checkpoint")).isEmpty();
        }
    }

    @Test
    void eachEventNamesTheCommitmentOfTheOneBefore() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            CaseId ofCase = Writer.aCase();
            writer.record(Writer.deed(ofCase, Event.Kind.DEPOSIT), Writer.deed(ofCase, Event.Kind.GRANT));
            writer.record(Writer.deed(Writer.aCase(), Event.Kind.DEPOSIT));
            writer.record(Writer.deed(ofCase, Event.Kind.ACCESS));

            List<CustodyPage.Line> lines = writer.custody.page(ofCase, 0).lines();

            assertThat(lines).hasSize(3);
            Commitment previous = Commitment.NONE;
            for (CustodyPage.Line line : lines) {
                assertThat(line.event().previous()).isEqualTo(previous);
                previous = line.commitment();
            }
        }
    }

    @Test
    void aLongCustodyComesInPages() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            CaseId ofCase = Writer.aCase();
            for (int at = 0; at < 130; at++) {
                writer.record(Writer.deed(ofCase, Event.Kind.ACCESS));
            }

            CustodyPage first = writer.custody.page(ofCase, 0);
            CustodyPage rest = writer.custody.page(ofCase, first.next());

            assertThat(first.lines()).hasSize(128);
            assertThat(first.more()).isTrue();
            assertThat(rest.lines()).hasSize(2);
            assertThat(rest.more()).isFalse();
        }
    }

    @Test
    void aDeedThatIsRolledBackLeavesNothing() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            CaseId ofCase = Writer.aCase();
            database.transactions().executeWithoutResult(transaction -> {
                writer.custody.record(List.of(Writer.deed(ofCase, Event.Kind.DEPOSIT)));
                transaction.setRollbackOnly();
            });
            writer.takeAll();

            assertThat(writer.custody.page(ofCase, 0).lines()).isEmpty();
            assertThat(writer.ledger.read(TiledLog::size).leaves()).isZero();
        }
    }

    @Test
    void deedsOfTwoCasesAreNotRecordedTogether() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            assertThatThrownBy(() -> writer.record(Writer.deed(Writer.aCase(), Event.Kind.DEPOSIT),
                    Writer.deed(Writer.aCase(), Event.Kind.DEPOSIT))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void afterPublicationTheReceiptCarriesThePublishedCheckpoint() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            CaseId ofCase = Writer.aCase();
            EventId event = writer.record(Writer.deed(ofCase, Event.Kind.DEPOSIT)).getFirst();
            writer.takeAll();
            SignedNote checkpoint = writer.publish(List.of());
            writer.outbox.forgetReceipts(8);

            Receipts.Answer answer = writer.receipts.fetch(ofCase, event).orElseThrow();

            assertThat(answer.state()).isEqualTo(Receipts.State.LOGGED);
            assertThat(receipt(answer).proof().checkpoint()).isEqualTo(checkpoint);
            receipt(answer).verify(writer.folder.policy());
            assertThat(writer.receipts.fetch(Writer.aCase(), event)).isEmpty();
        }
    }

    @Test
    void withoutTheWriterAReceiptIsPendingAndNeverMadeUp() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            CaseId ofCase = Writer.aCase();
            EventId event = writer.record(Writer.deed(ofCase, Event.Kind.DEPOSIT)).getFirst();

            Receipts.Answer answer = writer.receipts.fetch(ofCase, event).orElseThrow();

            assertThat(answer).isEqualTo(Receipts.Answer.pending(event));
        }
    }

    @Test
    void aStatementOfTheDirectoryStandsAsAPublicLeaf() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            Digest digest = Digest.hash(new byte[]{1});
            database.transactions().executeWithoutResult(_ -> writer.custody.recordStatement(3, digest));
            writer.takeAll();

            MerkleHash leaf = writer.ledger.read(log -> log.leaf(new LeafIndex(0)));

            assertThat(leaf).isEqualTo(new Leaf.Public(3, digest).hash());
        }
    }

    @Test
    void anErasedCaseLeavesItsLeavesAndNothingElse() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            CaseId ofCase = Writer.aCase();
            EventId event = writer.record(Writer.deed(ofCase, Event.Kind.DEPOSIT)).getFirst();
            writer.takeAll();
            database.transactions().executeWithoutResult(_ -> writer.custody.forget(ofCase));
            TreeHead head = Checkpoint.parse(writer.publish(List.of()).text()).head();

            assertThat(writer.custody.page(ofCase, 0).lines()).isEmpty();
            assertThat(writer.receipts.fetch(ofCase, event)).isEmpty();
            assertThat(database.client()
                    .sql("SELECT count(*) FROM custody_chain WHERE case_id = ?")
                    .param(ofCase.uuid())
                    .query(Long.class)
                    .single()).isZero();
            assertThat(Fsck.of(writer.folder.published(), head, Leaf::read).faults()).isEmpty();
        }
    }

    @Test
    void manyDepositsAtOnceShareBatchesAndEachGetsItsReceipt() throws Exception {
        try (Writer writer = Writer.start(database, data);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new AtomicBoolean();
            Future<Long> batches = threads.submit(() -> {
                long taken = 0;
                while (!done.get()) {
                    taken += writer.batches.takeNext() > 0 ? 1 : 0;
                }
                return taken;
            });
            List<Future<Receipts.Answer>> deposits = new ArrayList<>();
            for (int at = 0; at < 400; at++) {
                deposits.add(threads.submit(() -> writer.receipts
                        .await(writer.record(Writer.deed(Writer.aCase(), Event.Kind.DEPOSIT)))
                        .getFirst()));
            }
            for (Future<Receipts.Answer> deposit : deposits) {
                receipt(deposit.get(60, TimeUnit.SECONDS)).verify(writer.folder.policy());
            }
            done.set(true);

            assertThat(batches.get(10, TimeUnit.SECONDS)).isPositive();
            assertThat(writer.ledger.read(TiledLog::size).leaves()).isEqualTo(400);
        }
    }

    @Test
    void aReceiptThatCameBeforeItWasAskedForNeedsNoDatabase() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            List<EventId> events = writer.record(Writer.deed(Writer.aCase(), Event.Kind.DEPOSIT));
            writer.takeAll();
            emptied();

            receipt(writer.receipts.await(events).getFirst()).verify(writer.folder.policy());
        }
    }

    @Test
    void ofTheReceiptsNobodyAskedForOnlyTheLastAreKept() throws IOException {
        CaseId ofCase = Writer.aCase();
        Deed[] deeds = Stream.generate(() -> Writer.deed(ofCase, Event.Kind.ACCESS))
                .limit(Expected.UNASKED + 1)
                .toArray(Deed[]::new);
        try (Writer writer = Writer.start(database, data)) {
            List<EventId> events = writer.record(deeds);
            writer.takeAll();

            assertThat(writer.expected.receiptOf(events.getFirst())).isEmpty();
            assertThat(writer.expected.receiptOf(events.get(1))).isPresent();
            receipt(writer.receipts.await(events.subList(0, 1)).getFirst()).verify(writer.folder.policy());
        }
    }

    @Test
    void chainsOfSeveralCasesGoOnEachForItselfInOneStatement() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            CaseId one = Writer.aCase();
            CaseId another = Writer.aCase();
            writer.record(Writer.deed(one, Event.Kind.DEPOSIT), Writer.deed(one, Event.Kind.CONSENT));
            writer.record(Writer.deed(another, Event.Kind.DEPOSIT));

            List<EventId> together = recordTogether(writer, List.of(one, another),
                    Writer.deed(another, Event.Kind.DEPOSIT), Writer.deed(one, Event.Kind.DEPOSIT),
                    Writer.deed(another, Event.Kind.GRANT));
            writer.takeAll();

            assertChained(writer, one, 3);
            assertChained(writer, another, 3);
            assertThat(writer.receipts.await(together)).extracting(Receipts.Answer::state)
                    .containsOnly(Receipts.State.LOGGED);
            assertThat(together).extracting(event -> writer.receipts.caseOf(event).orElseThrow())
                    .containsExactly(another, one, another);
        }
    }

    @Test
    void aChainThatWasNeverBegunIsNotAmongTheFreeAndIsNotBegun() throws IOException {
        try (Writer writer = Writer.start(database, data)) {
            CaseId known = Writer.aCase();
            CaseId stranger = Writer.aCase();
            writer.record(Writer.deed(known, Event.Kind.DEPOSIT));

            assertThat(held(writer, known, stranger)).containsExactly(known);
            assertThat(database.client()
                    .sql("SELECT count(*) FROM custody_chain WHERE case_id = ?")
                    .param(stranger.uuid())
                    .query(Long.class)
                    .single()).isZero();
            assertThatThrownBy(() -> recordTogether(writer, List.of(known, stranger),
                    Writer.deed(known, Event.Kind.DEPOSIT), Writer.deed(stranger, Event.Kind.DEPOSIT)))
                    .isInstanceOf(NullPointerException.class);
            assertChained(writer, known, 1);
        }
    }

    @Test
    void aChainThatSomebodyMovesIsNotAmongTheFree() throws IOException, SQLException {
        try (Writer writer = Writer.start(database, data);
                Connection somebody = database.source().getConnection()) {
            CaseId moved = Writer.aCase();
            CaseId free = Writer.aCase();
            writer.record(Writer.deed(moved, Event.Kind.DEPOSIT));
            writer.record(Writer.deed(free, Event.Kind.DEPOSIT));
            somebody.setAutoCommit(false);
            try (var statement = somebody
                    .prepareStatement("SELECT 1 FROM custody_chain WHERE case_id = ? FOR UPDATE")) {
                statement.setObject(1, moved.uuid());
                statement.executeQuery().close();
            }

            assertThat(held(writer, moved, free)).containsExactly(free);
            somebody.rollback();
            assertThat(held(writer, moved, free)).containsExactly(moved, free);
        }
    }

    private List<EventId> recordTogether(Writer writer, List<CaseId> cases, Deed... deeds) {
        return database.transactions().execute(_ -> {
            RoundTrip asking = database.trips().begin();
            Custody.Chains chains = writer.custody.chainsIfFree(asking, cases);
            asking.go();
            RoundTrip telling = database.trips().begin();
            List<EventId> events = chains.record(telling, List.of(deeds));
            telling.go();
            return events;
        });
    }

    private List<CaseId> held(Writer writer, CaseId... cases) {
        return database.transactions().execute(_ -> {
            RoundTrip asking = database.trips().begin();
            Custody.Chains chains = writer.custody.chainsIfFree(asking, List.of(cases));
            asking.go();
            return Stream.of(cases).filter(chains::hold).toList();
        });
    }

    private static void assertChained(Writer writer, CaseId ofCase, int events) {
        List<CustodyPage.Line> lines = writer.custody.page(ofCase, 0).lines();
        assertThat(lines).hasSize(events);
        Commitment previous = Commitment.NONE;
        for (CustodyPage.Line line : lines) {
            assertThat(line.event().previous()).isEqualTo(previous);
            previous = line.commitment();
        }
    }

    private static Receipt receipt(Receipts.Answer answer) {
        return Receipt.parse(answer.proof().orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    static FreshDatabase emptied() {
        DATABASE.client()
                .sql("TRUNCATE erasable.custody_event, custody_chain, ledger_entry, ledger_head, "
                        + "ledger_receipt, ledger_receipt_checkpoint")
                .update();
        return DATABASE;
    }
}
