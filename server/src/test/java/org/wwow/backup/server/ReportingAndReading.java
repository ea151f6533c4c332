package org.wwow.backup.server;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.ReporterKeys;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.Readership;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.evidence.PayloadSize;

import static org.assertj.core.api.Assertions.assertThat;

/// From the mailbox to the desk and back, over HTTP, with the real directory and the real ledger.
class ReportingAndReading {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final Person ONE = WORLD.admit("intake");
    private static final Person TWO = WORLD.admit("intake");
    private static final World.Circle CIRCLE = WORLD.circle("intake", ONE, TWO);

    static {
        WORLD.country("FR", CIRCLE);
        WORLD.head();
    }

    private final Secret secret = Secret.draw(RANDOM);
    private final MailboxId mailbox = ReporterKeys.mailboxId(secret);
    private final SigningKey author = SigningKey.draw(RANDOM);
    private final HybridKey opening = HybridKey.draw(RANDOM);
    private final CaseId caseId = CaseId.of(WORLD.instance(), author.verificationKey());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void bringsAReportToTheDeskAndNothingToAnybodyElse() {
        Credential reporter = openMailbox();
        Draft report = first(reporter);
        assertThat(deposit(reporter, report).statusCode()).isEqualTo(201);

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
        Credential reporter = openMailbox();
        Draft report = first(reporter);
        deposit(reporter, report);
        open(WORLD.signIn(ONE), report.lastItem());

        HttpResponse<String> custody = SERVER.get("/mailbox/cases/" + caseId + "/custody", reporter);

        assertThat(custody.statusCode()).isEqualTo(200);
        assertThat(custody.body()).contains("\"kind\":\"access\"", "\"why\":\"triage\"")
                .doesNotContain(ONE.id().text());
        assertThat(custody.body().length() % 4_096).isZero();
    }

    @Test
    void answersTheReporterInStepsOfFourKibibytes() {
        Credential reporter = openMailbox();
        deposit(reporter, first(reporter));

        assertThat(SERVER.get("/mailbox/cases", reporter).body().length() % 4_096).isZero();
        assertThat(SERVER.get("/mailbox/cases/" + caseId, reporter).body().length() % 4_096).isZero();
    }

    @Test
    void uploadsAFileInPartsAndReadsARangeOfIt() {
        Credential reporter = openMailbox();
        assertThat(begin(reporter, 262_224).statusCode()).isEqualTo(403);
        deposit(reporter, first(reporter));
        byte[] payload = new byte[(int) PayloadSize.ofFrame(262_144).bytes()];
        RANDOM.nextBytes(payload);

        HttpResponse<String> begun = begin(reporter, payload.length);
        assertThat(begun.statusCode()).isEqualTo(201);
        String address = begun.headers().firstValue("Location").orElseThrow();
        assertThat(patch(reporter, address, 0, Arrays.copyOf(payload, 100_000)).statusCode()).isEqualTo(204);
        assertThat(patch(reporter, address, 0, payload).statusCode()).isEqualTo(409);
        assertThat(patch(reporter, address, 100_000, Arrays.copyOfRange(payload, 100_000, payload.length))
                .statusCode()).isEqualTo(204);
        Draft film = draft().uploaded("care", payload, address.substring("/uploads/".length()));
        assertThat(deposit(reporter, film).statusCode()).isEqualTo(201);

        HttpResponse<String> part = SERVER.send(SERVER.to("/mailbox/items/" + film.lastItem() + "/payload")
                .header(reporter.name(), reporter.value())
                .header("Range", "bytes=10-19")
                .GET());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/" + payload.length);
    }

    @Test
    void refusesOtherFormsOfAnUpload() {
        Credential reporter = openMailbox();
        deposit(reporter, first(reporter));

        assertThat(begin(reporter, 300_000).statusCode()).isEqualTo(422);
        assertThat(SERVER.send(SERVER.to("/uploads")
                .header(reporter.name(), reporter.value())
                .header("Upload-Length", "262224")
                .POST(BodyPublishers.noBody())).statusCode()).isEqualTo(412);
        for (String header : List.of("Upload-Metadata", "Upload-Defer-Length", "Upload-Concat")) {
            assertThat(SERVER.send(SERVER.to("/uploads")
                    .header(reporter.name(), reporter.value())
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Length", "262224")
                    .header(header, "1")
                    .POST(BodyPublishers.noBody())).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void closesWhatSheAsksToEraseAtOnce() {
        Credential reporter = openMailbox();
        Draft report = first(reporter);
        deposit(reporter, report);
        var ask = new ErasureStatement(WORLD.instance(), StatementId.draw(RANDOM), caseId, author.verificationKey(),
                new ErasureStatement.Subject(true, caseId.uuid()), Act.ASK, "her-wish");

        HttpResponse<String> taken = SERVER.post("/erasures",
                JsonObject.EMPTY.with("envelope", Envelope.sign(ask.json(), author).json()), reporter);

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(open(WORLD.signIn(ONE), report.lastItem()).statusCode()).isEqualTo(410);
    }

    /// Whoever tries codes must not learn which of them is somebody's.
    @Test
    void answersAMailboxThatNeverWasLikeAnEmptyOne() {
        Credential reporter = openMailbox();
        deposit(reporter, first(reporter));
        Credential nobody = openMailbox(Secret.draw(RANDOM));
        String unknown = "/mailbox/cases/" + CaseId.of(WORLD.instance(), SigningKey.draw(RANDOM).verificationKey());

        HttpResponse<String> list = SERVER.get("/mailbox/cases", nobody);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(json(list).member("cases").map(JsonValue::toString)).contains(JsonArray.ofTexts(List.of())
                .toString());
        assertThat(list.body()).hasSameSizeAs(SERVER.get("/mailbox/cases", reporter).body());

        HttpResponse<String> page = SERVER.get(unknown, reporter);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(SERVER.get(unknown, nobody).body()).isEqualTo(page.body());
        assertThat(SERVER.get("/mailbox/cases/" + caseId, nobody).body()).isEqualTo(page.body());
    }

    @Test
    void showsTheTeamWhoDidWhatAndNobodyElse() {
        Credential reporter = openMailbox();
        Draft report = first(reporter);
        deposit(reporter, report);
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
        Credential reporter = openMailbox();
        deposit(reporter, first(reporter));
        var events = (JsonArray) json(SERVER.get("/mailbox/cases/" + caseId + "/custody", reporter))
                .member("events")
                .orElseThrow();
        String event = text((JsonObject) events.values().getFirst(), "event");
        String own = "/mailbox/receipts/" + event;
        String team = "/cases/" + caseId + "/receipts/" + event;

        assertThat(SERVER.get(own, reporter).body()).contains(event).contains("\"state\":\"logged\"");
        assertThat(SERVER.get(team, WORLD.signIn(TWO)).body()).contains(event).contains("\"proof\":");

        HttpResponse<String> refused = SERVER.get(own, openMailbox(Secret.draw(RANDOM)));
        String other = ItemId.draw(RANDOM).text();
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(SERVER.get("/mailbox/receipts/" + other, reporter).body()).isEqualTo(refused.body());
        assertThat(SERVER.get(team, WORLD.signIn(WORLD.first())).statusCode()).isEqualTo(403);
        assertThat(SERVER.get("/cases/" + caseId + "/receipts/" + other, WORLD.signIn(TWO)).statusCode())
                .isEqualTo(403);
        assertThat(SERVER.get("/mailbox/cases/" + caseId + "/custody", openMailbox(Secret.draw(RANDOM))).statusCode())
                .isEqualTo(410);
    }

    @Test
    void asksEverybodyForASession() {
        for (String path : List.of("/mailbox/cases", "/mailbox/cases/" + caseId, "/queue", "/cases/" + caseId)) {
            assertThat(SERVER.get(path).statusCode()).isEqualTo(401);
        }
        assertThat(SERVER.get("/queue", openMailbox()).statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/mailbox/cases", WORLD.signIn(ONE)).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAFirstDepositWithoutWork() {
        Credential reporter = openMailbox();

        assertThat(deposit(reporter, first(reporter).withoutWork()).statusCode()).isEqualTo(422);
    }

    private Draft draft() {
        return new Draft(WORLD.instance(), caseId, author);
    }

    /// Care with one document, sent to the circle.
    private Draft first(Credential reporter) {
        var circle = new Readership.Circle(CIRCLE.id().uuid(), WORLD.organisation().uuid(),
                Set.of("intake"), 0, KeyId.of(CIRCLE.key().recipient()));
        return draft().opening(opening.recipient().text())
                .work(work(reporter))
                .epoch("care", 0)
                .document("care", 0)
                .yes(Purpose.READ, 0, circle.id())
                .grant("care", 0, circle)
                .route(circle);
    }

    private Credential openMailbox() {
        return openMailbox(secret);
    }

    private static Credential openMailbox(Secret secret) {
        JsonObject session = json(SERVER.post("/mailbox/session",
                JsonObject.EMPTY.with("secret", Base64Url.encode(secret.revealBytes()))));
        return Credential.bearer(text(session, "token"));
    }

    private DepositCall.Work work(Credential reporter) {
        assertThat(reporter.value()).isNotEmpty();
        JsonObject session = json(SERVER.post("/mailbox/session",
                JsonObject.EMPTY.with("secret", Base64Url.encode(secret.revealBytes()))));
        JsonObject work = (JsonObject) session.member("work").orElseThrow();
        String challenge = text(work, "challenge");
        long bits = ((JsonInteger) work.member("bits").orElseThrow()).value();
        byte[] label = "backup/v1/work\n".getBytes(StandardCharsets.US_ASCII);
        for (long nonce = 0;; nonce++) {
            byte[] digest = Digest.hash(label, Base64Url.decode(challenge), mailbox.bytes(),
                    ByteBuffer.allocate(Long.BYTES).putLong(nonce).array()).bytes();
            if (Long.numberOfLeadingZeros(ByteBuffer.wrap(digest).getLong()) >= bits) {
                return new DepositCall.Work(challenge, nonce);
            }
        }
    }

    private static HttpResponse<String> deposit(Credential reporter, Draft draft) {
        return SERVER.send(SERVER.to("/deposits")
                .header(reporter.name(), reporter.value())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(draft.body())));
    }

    private HttpResponse<String> open(Credential member, ItemId item) {
        return SERVER.post("/cases/" + caseId + "/items/" + item + "/opening",
                JsonObject.EMPTY.with("reason", "triage"), member);
    }

    private static HttpResponse<String> begin(Credential reporter, long length) {
        return SERVER.send(SERVER.to("/uploads")
                .header(reporter.name(), reporter.value())
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Long.toString(length))
                .POST(BodyPublishers.noBody()));
    }

    private static HttpResponse<String> patch(Credential reporter, String address, long offset, byte[] bytes) {
        return SERVER.send(SERVER.to(address)
                .header(reporter.name(), reporter.value())
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(bytes)));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return (JsonObject) CanonicalJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonObject object, String name) {
        JsonValue value = object.member(name).orElseThrow();
        return ((JsonText) value).value();
    }
}
