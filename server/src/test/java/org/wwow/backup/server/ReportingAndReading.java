package org.wwow.backup.server;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.evidence.PayloadSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wwow.backup.server.ReporterOnline.json;
import static org.wwow.backup.server.ReporterOnline.text;

/// From the mailbox to the desk and back, over HTTP, with the real directory and the real ledger.
class ReportingAndReading {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final World.Team TEAM = WORLD.team();
    private static final Person ONE = TEAM.one();
    private static final Person TWO = TEAM.two();
    private static final World.Circle CIRCLE = TEAM.circle();

    private final ReporterOnline her = new ReporterOnline(SERVER, WORLD);
    private final CaseId caseId = her.caseId;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void bringsAReportToTheDeskAndNothingToAnybodyElse() {
        Draft report = her.first(CIRCLE);
        assertThat(her.deposit(report).statusCode()).isEqualTo(201);

        Credential officer = WORLD.signIn(ONE);
        assertThat(SERVER.get("/queue", officer).body()).contains(caseId.text());
        assertThat(SERVER.get("/cases/" + caseId, officer).body()).contains(report.lastItem().text());
        HttpResponse<String> opened = open(officer, report.lastItem());
        assertThat(opened.statusCode()).isEqualTo(200);
        String payload = text(json(opened), "payload");
        assertThat(SERVER.get(payload, officer).statusCode()).isEqualTo(200);
        assertThat(SERVER.get(payload, WORLD.signIn(TWO)).statusCode()).isEqualTo(403);

        Credential stranger = WORLD.signIn(WORLD.first());
        assertThat(SERVER.get("/queue", stranger).body()).doesNotContain(caseId.text());
        assertThat(SERVER.get("/cases/" + caseId, stranger).statusCode()).isEqualTo(403);
        assertThat(open(stranger, report.lastItem()).statusCode()).isEqualTo(403);
    }

    @Test
    void showsHerWhoOpenedWhatAndWhyWithoutNames() {
        Draft report = her.first(CIRCLE);
        her.deposit(report);
        open(WORLD.signIn(ONE), report.lastItem());

        HttpResponse<String> custody = her.get("/mailbox/cases/" + caseId + "/custody");

        assertThat(custody.statusCode()).isEqualTo(200);
        assertThat(custody.body()).contains("\"kind\":\"access\"", "\"why\":\"triage\"")
                .doesNotContain(ONE.id().text());
        assertThat(custody.body().length() % 4_096).isZero();
    }

    @Test
    void answersTheReporterInStepsOfFourKibibytes() {
        her.deposit(her.first(CIRCLE));

        assertThat(her.get("/mailbox/cases").body().length() % 4_096).isZero();
        assertThat(her.get("/mailbox/cases/" + caseId).body().length() % 4_096).isZero();
    }

    @Test
    void uploadsAFileInPartsAndReadsARangeOfIt() {
        assertThat(her.beginUpload(262_224).statusCode()).isEqualTo(403);
        her.deposit(her.first(CIRCLE));
        byte[] payload = new byte[(int) PayloadSize.ofFrame(262_144).bytes()];
        RANDOM.nextBytes(payload);

        HttpResponse<String> begun = her.beginUpload(payload.length);
        assertThat(begun.statusCode()).isEqualTo(201);
        String address = begun.headers().firstValue("Location").orElseThrow();
        assertThat(her.patch(address, 0, Arrays.copyOf(payload, 100_000)).statusCode()).isEqualTo(204);
        assertThat(her.patch(address, 0, payload).statusCode()).isEqualTo(409);
        assertThat(her.patch(address, 100_000, Arrays.copyOfRange(payload, 100_000, payload.length))
                .statusCode()).isEqualTo(204);
        Draft film = her.draft().uploaded("care", payload, address.substring("/uploads/".length()));
        assertThat(her.deposit(film).statusCode()).isEqualTo(201);

        HttpResponse<String> part = SERVER.send(SERVER.to("/mailbox/items/" + film.lastItem() + "/payload")
                .header(her.session().name(), her.session().value())
                .header("Range", "bytes=10-19")
                .GET());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/" + payload.length);
    }

    @Test
    void refusesOtherFormsOfAnUpload() {
        her.deposit(her.first(CIRCLE));

        assertThat(her.beginUpload(300_000).statusCode()).isEqualTo(422);
        assertThat(SERVER.send(SERVER.to("/uploads")
                .header(her.session().name(), her.session().value())
                .header("Upload-Length", "262224")
                .POST(BodyPublishers.noBody())).statusCode()).isEqualTo(412);
        for (String header : List.of("Upload-Metadata", "Upload-Defer-Length", "Upload-Concat")) {
            assertThat(SERVER.send(SERVER.to("/uploads")
                    .header(her.session().name(), her.session().value())
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Length", "262224")
                    .header(header, "1")
                    .POST(BodyPublishers.noBody())).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void closesWhatSheAsksToEraseAtOnce() {
        Draft report = her.first(CIRCLE);
        her.deposit(report);
        var ask = new ErasureStatement(WORLD.instance(), StatementId.draw(RANDOM), caseId, her.author.verificationKey(),
                new ErasureStatement.Subject(true, caseId.uuid()), Act.ASK, "her-wish");

        HttpResponse<String> taken = SERVER.post("/erasures",
                JsonObject.EMPTY.with("envelope", Envelope.sign(ask.json(), her.author).json()), her.session());

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(open(WORLD.signIn(ONE), report.lastItem()).statusCode()).isEqualTo(410);
    }

    /// Whoever tries codes must not learn which of them is somebody's.
    @Test
    void answersAMailboxThatNeverWasLikeAnEmptyOne() {
        her.deposit(her.first(CIRCLE));
        Credential nobody = new ReporterOnline(SERVER, WORLD).session();
        String unknown = "/mailbox/cases/" + CaseId.of(WORLD.instance(), SigningKey.draw(RANDOM).verificationKey());

        HttpResponse<String> list = SERVER.get("/mailbox/cases", nobody);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(json(list).member("cases").map(JsonValue::toString)).contains(JsonArray.ofTexts(List.of())
                .toString());
        assertThat(list.body()).hasSameSizeAs(her.get("/mailbox/cases").body());

        HttpResponse<String> page = her.get(unknown);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(SERVER.get(unknown, nobody).body()).isEqualTo(page.body());
        assertThat(SERVER.get("/mailbox/cases/" + caseId, nobody).body()).isEqualTo(page.body());
    }

    @Test
    void showsTheTeamWhoDidWhatAndNobodyElse() {
        Draft report = her.first(CIRCLE);
        her.deposit(report);
        open(WORLD.signIn(ONE), report.lastItem());
        String custody = "/cases/" + caseId + "/custody";

        HttpResponse<String> team = SERVER.get(custody, WORLD.signIn(TWO));
        assertThat(team.statusCode()).isEqualTo(200);
        assertThat(team.body()).contains("\"kind\":\"access\"").contains(ONE.id().text());

        Credential stranger = WORLD.signIn(WORLD.first());
        HttpResponse<String> refused = SERVER.get(custody, stranger);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(SERVER.get("/cases/" + CaseId.of(WORLD.instance(), SigningKey.draw(RANDOM).verificationKey())
                + "/custody", stranger).body()).isEqualTo(refused.body());
        assertThat(SERVER.get(custody + "?since=AAAA", WORLD.signIn(TWO)).statusCode()).isEqualTo(400);
    }

    @Test
    void givesReceiptsToHerAndTheTeamOnly() {
        her.deposit(her.first(CIRCLE));
        var events = (JsonArray) json(her.get("/mailbox/cases/" + caseId + "/custody"))
                .member("events")
                .orElseThrow();
        String event = text((JsonObject) events.values().getFirst(), "event");
        String own = "/mailbox/receipts/" + event;
        String team = "/cases/" + caseId + "/receipts/" + event;

        assertThat(her.get(own).body()).contains(event).contains("\"state\":\"logged\"");
        assertThat(SERVER.get(team, WORLD.signIn(TWO)).body()).contains(event).contains("\"proof\":");

        HttpResponse<String> refused = SERVER.get(own, new ReporterOnline(SERVER, WORLD).session());
        String other = ItemId.draw(RANDOM).text();
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(her.get("/mailbox/receipts/" + other).body()).isEqualTo(refused.body());
        assertThat(SERVER.get(team, WORLD.signIn(WORLD.first())).statusCode()).isEqualTo(403);
        assertThat(SERVER.get("/cases/" + caseId + "/receipts/" + other, WORLD.signIn(TWO)).statusCode())
                .isEqualTo(403);
        assertThat(SERVER.get("/mailbox/cases/" + caseId + "/custody", new ReporterOnline(SERVER, WORLD).session())
                .statusCode())
                .isEqualTo(410);
    }

    @Test
    void asksEverybodyForASession() {
        for (String path : List.of("/mailbox/cases", "/mailbox/cases/" + caseId, "/queue", "/cases/" + caseId)) {
            assertThat(SERVER.get(path).statusCode()).isEqualTo(401);
        }
        assertThat(her.get("/queue").statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/mailbox/cases", WORLD.signIn(ONE)).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAFirstDepositWithoutWork() {

        assertThat(her.deposit(her.first(CIRCLE).withoutWork()).statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> open(Credential member, ItemId item) {
        return SERVER.post("/cases/" + caseId + "/items/" + item + "/opening",
                JsonObject.EMPTY.with("reason", "triage"), member);
    }
}
