package org.wwow.backup.server;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Epoch;
import org.wwow.backup.sealing.Grant;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Opened;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.RelinkEndStatement;
import org.wwow.backup.sealing.deposit.RelinkStatement;
import org.wwow.backup.sealing.deposit.RelinkStatement.Surety;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.deposits.Draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wwow.backup.server.ReporterOnline.json;
import static org.wwow.backup.server.ReporterOnline.text;

/// A lost code over HTTP, as her page and the desk speak with the server (protocol section 25).
class ReturningWithANewCode {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final World.Team TEAM = WORLD.team();
    private static final Person ONE = TEAM.one();
    private static final Person TWO = TEAM.two();
    private static final World.Circle CIRCLE = TEAM.circle();

    private final ReporterOnline before = new ReporterOnline(SERVER, WORLD);
    private final ReporterOnline now = new ReporterOnline(SERVER, WORLD);
    private final byte[] seed = new byte[Secret.LENGTH];
    private final StatementId relink = StatementId.draw(RANDOM);
    private Optional<Draft> told = Optional.empty();
    private List<Granted> granted = List.of();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void sheLostTheFirstCodeAndBeganAnew() {
        RANDOM.nextBytes(seed);
        Draft report = before.first(CIRCLE);
        told = Optional.of(report);
        assertThat(before.deposit(report).statusCode()).isEqualTo(201);
        assertThat(now.deposit(now.first(CIRCLE)).statusCode()).isEqualTo(201);
    }

    @Test
    void readsWhatSheToldBeforeUnderTheNewCode() {
        giveBack("in-person");
        String item = told.orElseThrow().lastItem().text();
        assertThat(now.get(page()).body()).doesNotContain(item);

        threeDaysPass();

        HttpResponse<String> page = now.get(page());
        assertThat(page.body()).contains(item).contains("\"givenBack\":{");
        assertThat(page.body().length() % 4_096).isZero();
        assertThat(keyOf(json(page))).isEqualTo(KeyId.of(HybridKey.of(seed).recipient()));
        assertThat(now.get("/mailbox/items/" + item + "/payload").statusCode()).isEqualTo(200);
        HttpResponse<String> custody = now.get(page() + "/custody");
        assertThat(custody.statusCode()).isEqualTo(200);
        assertThat(custody.body()).contains("\"kind\":\"transfer\"").doesNotContain(ONE.id().text());
        assertThat(now.get("/mailbox/receipts/" + firstEvent(custody)).statusCode()).isEqualTo(410);
        assertThat(before.get(page()).body()).contains("\"givenBack\":{").doesNotContain(now.caseId.text());
    }

    /// Nobody else's code reads it, and none before the three days.
    @Test
    void opensItToNoOtherCode() {
        giveBack("question");
        String item = told.orElseThrow().lastItem().text();
        assertThat(now.get("/mailbox/items/" + item + "/payload").statusCode()).isEqualTo(410);
        assertThat(now.get(page() + "/custody").statusCode()).isEqualTo(410);

        threeDaysPass();

        var nobody = new ReporterOnline(SERVER, WORLD);
        assertThat(nobody.get(page()).body()).doesNotContain(item);
        assertThat(nobody.get("/mailbox/items/" + item + "/payload").statusCode()).isEqualTo(410);
        assertThat(nobody.get(page() + "/custody").statusCode()).isEqualTo(410);
    }

    /// A stranger with her name and a date has no way to be signed for.
    @Test
    void takesNoNameAndDateForIt() {
        JsonObject named = JsonObject.of(replaced(statement("in-person"), "how", "name-and-date"));

        HttpResponse<String> refused = propose(named, ONE);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(now.get("/mailbox/cases").body()).doesNotContain("givenBack");
    }

    @Test
    void showsTheSignedOpeningToItsReadersOnly() {
        String opening = "/cases/" + now.caseId + "/opening";

        HttpResponse<String> shown = SERVER.get(opening, WORLD.signIn(ONE));

        var envelope = Envelope.of(json(shown).member("envelope").orElseThrow());
        assertThat(envelope.verify()).hasValueSatisfying(
                signed -> assertThat(signed.isSignedOnlyBy(now.author.verificationKey())).isTrue());
        assertThat(shown.body()).contains(now.opening().recipient().text());
        HttpResponse<String> refused = SERVER.get(opening, WORLD.signIn(WORLD.first()));
        assertThat(refused.statusCode()).isEqualTo(403);
        CaseId none = CaseId.of(WORLD.instance(), SigningKey.draw(RANDOM).verificationKey());
        assertThat(SERVER.get("/cases/" + none + "/opening", WORLD.signIn(ONE)).body()).isEqualTo(refused.body());
        assertThat(SERVER.get(opening, now.session()).statusCode()).isEqualTo(401);
    }

    @Test
    void closesAgainWhenTheOldCodeEndsIt() {
        giveBack("question");
        threeDaysPass();

        assertThat(end(before.author, now.session()).statusCode()).isEqualTo(403);
        assertThat(end(now.author, before.session()).statusCode()).isEqualTo(403);
        HttpResponse<String> ended = end(before.author, before.session());

        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.body().length() % 4_096).isZero();
        assertThat(now.get(page()).body()).doesNotContain(told.orElseThrow().lastItem().text());
        assertThat(now.get("/mailbox/cases").body()).doesNotContain("givenBack");
        assertThat(SERVER.get("/cases/" + before.caseId, WORLD.signIn(TWO)).body())
                .contains("\"endedBy\":\"reporter\"");
        assertThat(end(before.author, before.session()).statusCode()).isEqualTo(409);
    }

    private String page() {
        return "/mailbox/cases/" + before.caseId;
    }

    private void giveBack(String how) {
        JsonObject statement = statement(how);
        assertThat(propose(statement, ONE).statusCode()).isEqualTo(201);
        var second = (JsonObject) ((JsonArray) Envelope.sign(statement, TWO.signing())
                .json()
                .member("signatures")
                .orElseThrow()).values().getFirst();
        assertThat(SERVER.post("/cases/" + before.caseId + "/proposals/" + relink + "/signatures", second,
                WORLD.signIn(TWO)).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> propose(JsonObject statement, Person by) {
        JsonObject files = JsonObject.EMPTY;
        for (var grant : granted) {
            files = files.with(grant.line().id().text(), Base64Url.encode(grant.file().shared()));
        }
        return SERVER.post("/cases/" + before.caseId + "/proposals",
                JsonObject.EMPTY.with("envelope", Envelope.sign(statement, by.signing()).json()).with("grants", files),
                WORLD.signIn(by));
    }

    private record Granted(DepositedGrant line, SealedBytes file) {}

    private JsonObject statement(String how) {
        KeyId key = KeyId.of(now.opening().recipient());
        var grant = new Grant(care(), Secret.of(seed), key, ONE.signing().verificationKey(), "relink");
        SealedBytes file = SealedBytes.of(grant.seal(ONE.signing(), now.opening().recipient(), RANDOM));
        var line = new DepositedGrant(GrantId.draw(RANDOM), new CompartmentEpoch(new Compartment("care"), 0),
                new Reader(Reader.Kind.REPORTER, now.caseId.uuid()), key, Optional.empty(), file.digest());
        granted = List.of(new Granted(line, file));
        return new RelinkStatement(WORLD.instance(), relink, before.caseId, now.caseId, Surety.of(how), "code-lost",
                List.of(line)).json();
    }

    private Epoch care() {
        return new Epoch(WORLD.instance(), before.caseId, new Compartment("care"), 0);
    }

    private KeyId keyOf(JsonObject page) {
        var grant = (JsonObject) ((JsonArray) page.member("grants").orElseThrow()).values().getFirst();
        byte[] file = Base64Url.decode(text(grant, "file"));
        return switch (Grant.open(file, now.opening(), care(), ONE.signing().verificationKey()::equals)) {
            case Opened.Verified<Grant>(Grant opened) -> KeyId.of(opened.key().recipient());
            case Opened.Refused<Grant> refused -> throw new AssertionError(refused.toString());
        };
    }

    private HttpResponse<String> end(SigningKey signer, Credential session) {
        var end = new RelinkEndStatement(WORLD.instance(), StatementId.draw(RANDOM), before.caseId, relink,
                signer.verificationKey(), "not-her");
        return SERVER.post("/relinks/ends",
                JsonObject.EMPTY.with("envelope", Envelope.sign(end.json(), signer).json()), session);
    }

    /// The server's clock is the real one: what opens in three days is moved to now.
    private void threeDaysPass() {
        int moved = SERVER.bean(JdbcClient.class)
                .sql("update relink set given = given - interval '3 days', opens = opens - interval '3 days' where id = :id")
                .param("id", UUID.fromString(relink.toString()))
                .update();
        assertThat(moved).isEqualTo(1);
    }

    private static String firstEvent(HttpResponse<String> custody) {
        var events = (JsonArray) json(custody).member("events").orElseThrow();
        return text((JsonObject) events.values().getFirst(), "event");
    }

    private static Map<String, JsonValue> replaced(JsonObject json, String name,
            String value) {
        var members = new TreeMap<>(json.members());
        members.put(name, new JsonText(value));
        return members;
    }
}
