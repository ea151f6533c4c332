package org.wwow.backup.server.custody;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.tiles.Fsck;
import org.wwow.backup.ledger.tiles.LogDamaged;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.server.FreshDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DyingBetweenTreeAndDatabase {
    private static final FreshDatabase DATABASE = FreshDatabase.make();

    @TempDir
    Path data;

    @BeforeEach
    void empty() {
        DATABASE.client()
                .sql("TRUNCATE erasable.custody_event, custody_chain, ledger_entry, ledger_head, "
                        + "ledger_receipt, ledger_receipt_checkpoint")
                .update();
    }

    /// The process dies here.
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void afterTheTreeAndBeforeTheCommitEachEventStandsOnce() throws IOException {
        List<EventId> events = recordedAndKilled(beforeCommit());

        try (Writer again = Writer.start(DATABASE, data)) {
            again.takeAll();
            assertEachStandsOnce(again, events);
        }
    }

    @Test
    void afterTheCommitAndBeforeAnyoneHeardEachEventStandsOnce() throws IOException {
        List<EventId> events = recordedAndKilled(afterCommit());

        try (Writer again = Writer.start(DATABASE, data)) {
            again.takeAll();
            assertEachStandsOnce(again, events);
        }
    }

    @Test
    void whatIsFoundInTheTreeHasItsReceiptBeforeAnythingElseIsAppended() throws IOException {
        List<EventId> events = recordedAndKilled(beforeCommit());

        try (Writer again = Writer.start(DATABASE, data)) {
            assertThat(again.batches.takeNext()).isZero();
            assertThat(again.receipts.await(events)).hasSameSizeAs(events)
                    .isNotEmpty()
                    .allSatisfy(
                            answer -> assertThat(answer.state()).isEqualTo(Receipts.State.LOGGED));
        }
    }

    @Test
    void beforeTheTreeNothingIsLost() throws IOException {
        List<EventId> events = recordedAndKilled(beforeAnything());

        try (Writer again = Writer.start(DATABASE, data)) {
            again.takeAll();
            assertEachStandsOnce(again, events);
        }
    }

    @Test
    void dyingAgainAndAgainStillEachEventStandsOnce() throws IOException {
        List<EventId> events = new ArrayList<>();
        for (int life = 0; life < 4; life++) {
            events.addAll(recordedAndKilled(life % 2 == 0 ? beforeCommit() : afterCommit()));
        }

        try (Writer again = Writer.start(DATABASE, data)) {
            again.takeAll();
            assertEachStandsOnce(again, events);
        }
    }

    @Test
    void aTreeThatLostSignedLeavesIsNotWrittenOn(@TempDir Path empty) throws IOException {
        recordedAndKilled(afterCommit());

        assertThatThrownBy(() -> Writer.start(DATABASE, empty)).isInstanceOf(LogDamaged.class)
                .hasMessageContaining("leaves were lost");
    }

    private List<EventId> recordedAndKilled(TransactionOperations dying) throws IOException {
        CaseId ofCase = Writer.aCase();
        List<EventId> events;
        try (Writer writer = Writer.start(DATABASE, data, dying)) {
            events = writer.record(Writer.deed(ofCase, Event.Kind.DEPOSIT), Writer.deed(ofCase, Event.Kind.GRANT),
                    Writer.deed(ofCase, Event.Kind.CONSENT));
            assertThatThrownBy(writer.batches::takeNext).isInstanceOf(Killed.class);
        }
        return events;
    }

    private static void assertEachStandsOnce(Writer writer, List<EventId> events) throws IOException {
        TreeHead head = Checkpoint.parse(writer.publish(List.of()).text()).head();
        assertThat(Fsck.of(writer.folder.published(), head, Leaf::read).faults()).isEmpty();
        Set<MerkleHash> leaves = new HashSet<>();
        for (long at = 0; at < head.size().leaves(); at++) {
            var index = new LeafIndex(at);
            assertThat(leaves.add(writer.ledger.read(log -> log.leaf(index)))).as("leaf %s stands once", at).isTrue();
        }
        assertThat(writer.receipts.await(events)).hasSameSizeAs(events).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.state()).isEqualTo(Receipts.State.LOGGED);
            assertThat(writer.outbox.place(answer.event())).isPresent();
        });
    }

    private static TransactionOperations beforeCommit() {
        return new Dying(deed -> DATABASE.transactions().executeWithoutResult(_ -> {
            deed.run();
            throw new Killed();
        }));
    }

    private static TransactionOperations afterCommit() {
        return new Dying(deed -> DATABASE.transactions().executeWithoutResult(_ -> deed.run()));
    }

    private static TransactionOperations beforeAnything() {
        return new Dying(_ -> {
            throw new Killed();
        });
    }

    /// A transaction in which, or after which, the process dies. Adopting the leaves of an earlier life goes on
    /// undisturbed.
    private record Dying(Consumer<Runnable> death) implements TransactionOperations {
        @Override
        public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
            boolean adopting = StackWalker.getInstance()
                    .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("adopt")));
            if (adopting) {
                return DATABASE.transactions().execute(action);
            }
            death.accept(() -> action.doInTransaction(new SimpleTransactionStatus()));
            throw new Killed();
        }
    }
}
