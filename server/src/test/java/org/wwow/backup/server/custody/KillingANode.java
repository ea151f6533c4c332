package org.wwow.backup.server.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.ServerProcess;
import org.wwow.backup.server.Wire;
import org.wwow.backup.server.World;

import static org.assertj.core.api.Assertions.assertThat;

/// A server's process is killed; what it acknowledged is in the ledger once, and nothing else is.
@Tag("database")
class KillingANode {
    private static final long LOCK = 0x6c_65_64_67_65_72L;
    private static final int REPORTERS = 4;
    private static final int UNTIL_KILLED = 40;

    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final Path DATA = RunningServer.freshFolder();
    private static final List<ReporterOnline> REPORTING = new ArrayList<>();
    private static Optional<Policy> policy = Optional.empty();

    /// The people are made in this process, over the same rows.
    @BeforeAll
    static void aWorldAndItsReporters() {
        try (RunningServer server = RunningServer.start(DATABASE, DATA)) {
            World world = World.found(server);
            World.Circle circle = world.circle("intake", world.admit("intake"), world.admit("intake"));
            world.country("FR", circle);
            world.head();
            for (int at = 0; at < REPORTERS; at++) {
                var reporter = new ReporterOnline(server, world);
                assertThat(reporter.deposit(reporter.first(circle)).statusCode()).isEqualTo(201);
                REPORTING.add(reporter);
            }
            policy = Optional.of(server.bean(LedgerFolder.class).policy());
        }
    }

    /// The writer is kept from its lock, so that deeds are committed and nothing is appended; then the process dies.
    @Test
    void entersOnceWhatWasCommittedAndNotYetAppended() throws Exception {
        List<String> events;
        try (Connection lock = DATABASE.source().getConnection()) {
            ask(lock, "select pg_advisory_lock(" + LOCK + ")");
            try (ServerProcess dying = ServerProcess.start(folder(), DATABASE, DATA);
                    Wire wire = new Wire(dying.address())) {
                ReporterOnline reporter = REPORTING.getFirst().on(wire);
                var answer = reporter.deposit(reporter.draft().document("care", 0));
                assertThat(answer.statusCode()).isEqualTo(201);
                assertThat(ReporterOnline.json(answer).member("state")).contains(new JsonText("pending"));
                events = events(ReporterOnline.json(answer));
                dying.kill();
            }
            assertThat(waiting()).isEqualTo(events.size());
            ask(lock, "select pg_advisory_unlock(" + LOCK + ")");
        }

        try (ServerProcess next = ServerProcess.start(folder(), DATABASE, DATA);
                Wire wire = new Wire(next.address())) {
            assertReceipted(REPORTING.getFirst().on(wire), events);
            assertEachStandsOnce();
        }
    }

    @Test
    void losesAndDoublesNothingThatWasAcknowledgedUnderLoad() throws Exception {
        var heard = new Heard(Collections.synchronizedList(new ArrayList<>()),
                Collections.synchronizedList(new ArrayList<>()));
        for (int life = 0; life < 2; life++) {
            try (ServerProcess dying = ServerProcess.start(folder(), DATABASE, DATA);
                    Wire wire = new Wire(dying.address())) {
                depositUntilKilled(dying, wire, heard);
            }
        }

        List<String> acknowledged = heard.acknowledged;
        assertThat(acknowledged).hasSizeGreaterThan(UNTIL_KILLED).doesNotHaveDuplicates();
        assertThat(count("(select xmin::text from deposit group by 1 having count(*) > 1) company")).isPositive();
        try (ServerProcess next = ServerProcess.start(folder(), DATABASE, DATA);
                Wire wire = new Wire(next.address())) {
            awaitNothingWaits();
            // Leaves that a crash left beyond the signed head got their places back; the next head covers them.
            ReporterOnline another = REPORTING.getFirst().on(wire);
            assertReceipted(another, deposit(another));
            assertEachStandsOnce();
            Set<String> found = new HashSet<>();
            for (ReporterOnline reporter : REPORTING) {
                found.addAll(custody(reporter.on(wire)));
            }
            assertThat(found).containsAll(acknowledged);
            for (Unanswered lost : heard.unanswered) {
                List<String> first = events(lost.sendAgain(wire));
                assertThat(first).hasSize(1).isEqualTo(events(lost.sendAgain(wire)));
                assertThat(acknowledged).doesNotContainAnyElementsOf(first);
            }
            assertEachEventIsOfOneDeposit();
        }
    }

    /// What the reporters heard of what they sent.
    private record Heard(List<String> acknowledged, List<Unanswered> unanswered) {}

    /// The node died with it: nobody knows whether it was kept.
    private record Unanswered(ReporterOnline reporter, String body) {
        JsonObject sendAgain(Wire wire) {
            var answer = reporter.on(wire).deposit(body.getBytes(StandardCharsets.US_ASCII));
            assertThat(answer.statusCode()).isEqualTo(201);
            return ReporterOnline.json(answer);
        }
    }

    private static void assertEachEventIsOfOneDeposit() {
        assertThat(count("erasable.custody_event e where (select count(*) from deposit d where e.id = any (d.events)) "
                + "<> 1")).isZero();
        assertThat(count("(select unnest(events) as event from deposit) of_deposits")).isEqualTo(
                count("erasable.custody_event"));
        assertThat(count("item")).isEqualTo(count("deposit"));
    }

    @Test
    void letsTheOtherNodeWriteWhenTheWriterIsKilled() throws Exception {
        try (ServerProcess writer = ServerProcess.start(folder(), DATABASE, DATA)) {
            awaitAWriter();
            try (ServerProcess other = ServerProcess.start(folder(), DATABASE, DATA);
                    Wire wire = new Wire(other.address())) {
                ReporterOnline reporter = REPORTING.getLast().on(wire);
                assertReceipted(reporter, deposit(reporter));
                writer.kill();
                assertReceipted(reporter, deposit(reporter));
                assertEachStandsOnce();
            }
        }
    }

    private static void depositUntilKilled(ServerProcess dying, Wire wire, Heard heard) throws Exception {
        var taken = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (ReporterOnline reporter : REPORTING) {
                all.add(threads.submit(() -> depositWhileItAnswers(reporter.on(wire), heard, taken)));
            }
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
            while (taken.get() < UNTIL_KILLED && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            dying.kill();
            for (Future<?> one : all) {
                one.get(2, TimeUnit.MINUTES);
            }
        }
    }

    private static void depositWhileItAnswers(ReporterOnline reporter, Heard heard, AtomicInteger taken) {
        for (int at = 0; at < 200; at++) {
            byte[] body = reporter.draft().document("care", 0).body();
            try {
                heard.acknowledged.addAll(deposit(reporter, body));
                taken.incrementAndGet();
            } catch (IllegalStateException noAnswer) {
                heard.unanswered.add(new Unanswered(reporter, new String(body, StandardCharsets.US_ASCII)));
                return;
            }
        }
    }

    private static List<String> deposit(ReporterOnline reporter) {
        return deposit(reporter, reporter.draft().document("care", 0).body());
    }

    private static List<String> deposit(ReporterOnline reporter, byte[] body) {
        var answer = reporter.deposit(body);
        assertThat(answer.statusCode()).isEqualTo(201);
        return events(ReporterOnline.json(answer));
    }

    private static List<String> events(JsonObject answer) {
        return texts(answer, "receipts");
    }

    private static List<String> custody(ReporterOnline reporter) {
        List<String> found = new ArrayList<>();
        String since = "";
        boolean more = true;
        while (more) {
            JsonObject page = ReporterOnline.json(
                    reporter.get("/mailbox/cases/" + reporter.caseId + "/custody" + since));
            found.addAll(texts(page, "events"));
            since = "?since=" + ReporterOnline.text(page, "cursor");
            more = page.member("more").orElseThrow().toString().contains("true");
        }
        return found;
    }

    private static List<String> texts(JsonObject object, String list) {
        List<String> events = new ArrayList<>();
        for (JsonValue value : ((JsonArray) object.member(list).orElseThrow()).values()) {
            events.add(ReporterOnline.text((JsonObject) value, "event"));
        }
        return events;
    }

    /// Asks until the writer had its turn, a minute at most.
    private static void assertReceipted(ReporterOnline reporter, List<String> events) {
        awaitNothingWaits();
        for (String event : events) {
            var answer = (JsonObject) ReporterOnline.json(reporter.get("/mailbox/receipts/" + event))
                    .member("receipt")
                    .orElseThrow();
            Receipt.parse(ReporterOnline.text(answer, "proof").getBytes(StandardCharsets.UTF_8))
                    .verify(policy.orElseThrow());
        }
    }

    private static void awaitNothingWaits() {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (waiting() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(waiting()).isZero();
    }

    private static void awaitAWriter() {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (count("pg_locks where locktype = 'advisory' and granted and database = "
                + "(select oid from pg_database where datname = current_database())") == 0
                && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    /// As many leaves as places, each event of custody with one, and the tree of the signed head holds them all.
    private static void assertEachStandsOnce() {
        assertThat(count("ledger_entry where place is not null")).isEqualTo(
                DATABASE.client().sql("select count(distinct place) from ledger_entry").query(Long.class).single());
        assertThat(count("erasable.custody_event e where not exists "
                + "(select 1 from ledger_entry l where l.event = e.id and l.place is not null)")).isZero();
        assertThat(count("(select leaf from ledger_entry group by leaf having count(*) > 1) twice")).isZero();
        assertThat(count("ledger_entry where place >= (select size from ledger_head)")).isZero();
    }

    private static long waiting() {
        return count("ledger_entry where place is null");
    }

    private static long count(String from) {
        return DATABASE.client().sql("select count(*) from " + from).query(Long.class).single();
    }

    private static void ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(question);
        }
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "process");
    }
}
