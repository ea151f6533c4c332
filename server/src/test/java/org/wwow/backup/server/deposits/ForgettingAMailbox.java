package org.wwow.backup.server.deposits;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.casework.Erasures;
import org.wwow.backup.server.evidence.PayloadSize;

import static org.assertj.core.api.Assertions.assertThat;

/// With her last case goes all that a mailbox has: what is left is the tombstone.
class ForgettingAMailbox {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer SERVER = RunningServer.start(DATABASE);
    private static final World WORLD = World.found(SERVER);
    private static final World.Circle CIRCLE = WORLD.circle("intake", WORLD.admit("intake"), WORLD.admit("intake"));

    static {
        WORLD.country("FR", CIRCLE);
        WORLD.head();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void takesTheAccountAndWhatWasArrivingWithTheLastCase() {
        ReporterOnline her = sent();
        ReporterOnline other = sent();
        String address = her.beginUpload(PayloadSize.ofFrame(262_144).bytes())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(her.patch(address, 0, new byte[1_000]).statusCode()).isEqualTo(204);
        long accounts = count("storage_account");
        erase(her);

        assertThat(SERVER.bean(Erasures.class).destroyDue()).isEqualTo(1);

        assertThat(count("storage_account")).isEqualTo(accounts - 1);
        assertThat(count("deposit where case_id = '" + her.caseId + "'")).isZero();
        assertThat(her.patch(address, 1_000, new byte[10]).statusCode()).isEqualTo(403);
        assertThat(her.get("/mailbox/cases").body()).hasSameSizeAs(new ReporterOnline(SERVER, WORLD)
                .get("/mailbox/cases")
                .body());
        assertThat(other.deposit(other.draft().document("care", 0)).statusCode()).isEqualTo(201);
    }

    private static ReporterOnline sent() {
        var reporter = new ReporterOnline(SERVER, WORLD);
        assertThat(reporter.deposit(reporter.first(CIRCLE)).statusCode()).isEqualTo(201);
        return reporter;
    }

    private static void erase(ReporterOnline her) {
        var ask = new ErasureStatement(WORLD.instance(), StatementId.draw(RANDOM), her.caseId,
                her.author.verificationKey(), new ErasureStatement.Subject(true, her.caseId.uuid()), Act.ASK,
                "her-wish");
        assertThat(SERVER.post("/erasures",
                JsonObject.EMPTY.with("envelope", Envelope.sign(ask.json(), her.author).json()), her.session())
                .statusCode()).isEqualTo(200);
        DATABASE.client()
                .sql("update erasure set due = ? where case_id = ?")
                .param(Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .param(her.caseId.uuid())
                .update();
    }

    private static long count(String from) {
        return DATABASE.client().sql("select count(*) from " + from).query(Long.class).single();
    }
}
