package org.wwow.backup.server.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.NoteSignature;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.tiles.CoverLeaves;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.tiles.LedgerWriter;
import org.wwow.backup.ledger.tiles.TiledLog;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.custody.store.EventRows;
import org.wwow.backup.server.custody.store.HeadsInDatabase;
import org.wwow.backup.server.custody.store.Outbox;
import org.wwow.backup.server.custody.store.StoresForTests;

/// One life of a node that writes the ledger, over a database and folders that outlive it.
final class Writer implements AutoCloseable {
    static final SecureRandom RANDOM = new SecureRandom();
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final InstanceId INSTANCE = InstanceId.draw(RANDOM);

    final FreshDatabase database;
    final LedgerFolder folder;
    final Expected expected;
    final Custody custody;
    final Receipts receipts;
    final LedgerBatches batches;
    final LedgerWriter ledger;
    final Outbox outbox;
    private final FileDisk disk;

    private Writer(FreshDatabase database, Path data, TransactionOperations transaction) throws IOException {
        this.database = database;
        var stores = new StoresForTests(new JdbcTemplate(database.source()));
        EventRows events = stores.events();
        HeadsInDatabase heads = stores.heads();
        this.expected = new Expected();
        expected.writerIsHere(true);
        this.outbox = stores.outbox();
        this.folder = new LedgerFolder(data.resolve("ledger"), data.resolve("keys"), "example.org/ledger", RANDOM,
                CLOCK);
        this.custody = new Custody(events, outbox, expected, () -> INSTANCE, RANDOM);
        this.receipts = new ReceiptOffice(expected, events, outbox, folder);
        this.disk = FileDisk.hold(folder.tiles());
        try {
            boolean there = Files.exists(folder.tiles().resolve(".writer/state"));
            this.ledger = new LedgerWriter(there ? TiledLog.open(disk) : TiledLog.create(disk), heads,
                    folder.signers());
            this.batches = new LedgerBatches(ledger, outbox, heads, transaction, expected);
            batches.adopt();
        } catch (IOException | RuntimeException failed) {
            disk.close();
            throw failed;
        }
    }

    static Writer start(FreshDatabase database, Path data) throws IOException {
        return new Writer(database, data, database.transactions());
    }

    static Writer start(FreshDatabase database, Path data, TransactionOperations transaction) throws IOException {
        return new Writer(database, data, transaction);
    }

    List<EventId> record(Deed... deeds) {
        return database.transactions().execute(_ -> custody.record(List.of(deeds)));
    }

    void takeAll() throws IOException {
        while (batches.takeNext() > 0) {
            // the next batch
        }
    }

    SignedNote publish(List<NoteSignature> cosignatures) throws IOException {
        LedgerWriter.Prepared prepared = ledger.prepare(CoverLeaves.upToTheNextStep(RANDOM));
        return ledger.publish(prepared, cosignatures);
    }

    static CaseId aCase() {
        UUID random = UUID.nameUUIDFromBytes(RANDOM.generateSeed(8));
        long version8 = (random.getMostSignificantBits() & ~0xf000L) | 0x8000L;
        return new CaseId(new UUID(version8, random.getLeastSignificantBits()));
    }

    static Deed deed(CaseId ofCase, Event.Kind kind) {
        return new Deed(kind, ofCase, ofCase.uuid(),
                new Event.Actor(Event.ActorKind.REPORTER, Optional.of(ofCase.uuid())), Optional.empty(),
                Optional.empty(), NOW.plusMillis(7));
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
