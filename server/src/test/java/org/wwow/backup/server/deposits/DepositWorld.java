package org.wwow.backup.server.deposits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.support.StaticApplicationContext;

import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.TurningClock;
import org.wwow.backup.server.casework.CaseworkWorld;
import org.wwow.backup.server.casework.LedgerInMemory;
import org.wwow.backup.server.casework.People;
import org.wwow.backup.server.deposits.store.DepositRows;
import org.wwow.backup.server.evidence.EvidenceWorld;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Taking deposits over a real database, with a directory and a ledger by hand.
public final class DepositWorld {
    /// The nonce that this world takes for work, once a mailbox.
    public static final long GOOD_NONCE = 7;

    public final InstanceId instance = InstanceId.draw(new SecureRandom());
    public final TurningClock clock = new TurningClock(Instant.parse("2026-03-01T12:00:00Z"));
    public final FreshDatabase database;
    public final EvidenceWorld evidence;
    public final CaseworkWorld casework;
    public final Deposits deposits;

    private DepositWorld(FreshDatabase database, Path folder) throws IOException {
        this.database = database;
        this.evidence = new EvidenceWorld(database, folder, clock);
        this.casework = new CaseworkWorld(database, evidence, clock, () -> instance);
        Work work = (_, done) -> done.nonce() == GOOD_NONCE;
        var rows = new DepositRows();
        var checks = new Checks(new AuthorCheck(casework.files, work), new SignatureCheck(),
                new EpochCheck(), new ItemCheck(casework.files), new GrantCheck(casework.rules, casework.askings),
                new ConsentCheck(), new ConversationCheck(casework.rules), new InterviewCheck(casework.interviews),
                new RoutingCheck());
        var writing = new Writing(casework.files, evidence.sealed, evidence.uploads, casework.ledger, rows, people(),
                database.trips());
        this.deposits = new Deposits(new Installation(() -> instance, new Allowance(clock), clock), checks,
                writing, rows, database.transactions());
    }

    /// A world over a database of its own.
    public static DepositWorld make() {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            return new DepositWorld(FreshDatabase.make(), Files.createTempDirectory(target, "blobs"));
        } catch (IOException e) {
            throw new IllegalStateException("No world.", e);
        }
    }

    /// Who is in force.
    public People people() {
        return casework.people;
    }

    /// What was entered.
    public LedgerInMemory ledger() {
        return casework.ledger;
    }

    /// A new reporter with an empty mailbox.
    public ReporterInTest reporter() {
        return new ReporterInTest(this);
    }

    /// A further case under the code of a mailbox.
    public ReporterInTest reporterOf(UUID mailbox) {
        return new ReporterInTest(this, mailbox);
    }

    /// Sends a body; empty if it was taken, else why not.
    public Optional<Problem> send(Depositor who, byte[] body) {
        try {
            deposits.take(who, body);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.problem());
        }
    }

    /// Sends a body that is taken.
    public List<UUID> taken(Depositor who, DepositCall call) {
        return deposits.take(who, call.write());
    }

    /// How many rows a table has.
    public long rows(String table) {
        return database.client().sql("select count(*) from " + table).query(Long.class).single();
    }

    /// An event publisher that nobody listens to.
    public static StaticApplicationContext silence() {
        var context = new StaticApplicationContext();
        context.refresh();
        return context;
    }
}
