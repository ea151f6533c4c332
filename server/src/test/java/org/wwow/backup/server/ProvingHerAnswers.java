package org.wwow.backup.server;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.deposits.Draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wwow.backup.server.ReporterOnline.json;

/// What she answered is handed to those who hold her case as she signed it, and the server says it in no other way
/// (protocol section 6).
class ProvingHerAnswers {
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final World.Team TEAM = WORLD.team();
    private static final World.Circle CIRCLE = TEAM.circle();

    private final ReporterOnline her = new ReporterOnline(SERVER, WORLD);
    private Draft report = her.draft();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void sheReported() {
        report = her.first(CIRCLE);
        assertThat(her.deposit(report).statusCode()).isEqualTo(201);
    }

    @Test
    void handsThemOnInTheOrderTheyCameUnderHerSignature() {
        assertThat(her.deposit(her.draft().yes(Purpose.HELP, 0, CIRCLE.id().uuid())).statusCode()).isEqualTo(201);

        List<JsonObject> answers = answers(asked());

        assertThat(answers).extracting(ProvingHerAnswers::purposes)
                .containsExactly(List.of("read"), List.of("help"));
        assertThat(answers).extracting(one -> ReporterOnline.text(one, "received")).isSorted();
        assertThat(answers).allSatisfy(one -> assertThat(envelope(one).verify())
                .hasValueSatisfying(by -> assertThat(by.isSignedOnlyBy(her.author.verificationKey())).isTrue()));
    }

    @Test
    void leavesOutWhatCarriedNoAnswer() {
        Draft more = her.draft().document("care", 0);
        assertThat(her.deposit(more).statusCode()).isEqualTo(201);

        assertThat(answers(asked())).hasSize(1);
        assertThat(asked().body()).doesNotContain(more.lastItem().text());
    }

    @Test
    void saysThemNowhereElse() {
        assertThat(json(SERVER.get("/cases/" + her.caseId, WORLD.signIn(TEAM.one()))).members())
                .containsKey("readers")
                .doesNotContainKey("consents");
    }

    @Test
    void refusesWhoDoesNotHoldTheCaseAsIfThereWereNone() {
        CaseId none = CaseId.of(WORLD.instance(), SigningKey.draw(new SecureRandom()).verificationKey());

        HttpResponse<String> refused = SERVER.get(answersOf(her.caseId), WORLD.signIn(WORLD.first()));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(SERVER.get(answersOf(none), WORLD.signIn(TEAM.one())).body()).isEqualTo(refused.body());
    }

    @Test
    void refusesACode() {
        assertThat(SERVER.get(answersOf(her.caseId), her.session()).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesFromTheMomentSheTakesTheReadingBack() {
        assertThat(her.deposit(taking(Purpose.READ)).statusCode()).isEqualTo(201);

        assertThat(asked().statusCode()).isEqualTo(403);
    }

    /// What is to be erased is closed at once, and what she signed of it too.
    @Test
    void refusesWhileTheCaseWaitsForItsErasureAndNotOnceItIsTakenBack() {
        String opening = "/cases/" + her.caseId + "/opening";

        assertThat(erase(Act.ASK).statusCode()).isEqualTo(200);

        assertThat(asked().statusCode()).isEqualTo(410);
        assertThat(SERVER.get(opening, WORLD.signIn(TEAM.one())).statusCode()).isEqualTo(410);
        assertThat(SERVER.get(opening, WORLD.signIn(WORLD.first())).statusCode()).isEqualTo(403);
        assertThat(erase(Act.CANCEL).statusCode()).isEqualTo(200);
        assertThat(asked().statusCode()).isEqualTo(200);
        assertThat(SERVER.get(opening, WORLD.signIn(TEAM.one())).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> erase(Act act) {
        var statement = new ErasureStatement(WORLD.instance(), StatementId.draw(new SecureRandom()), her.caseId,
                her.author.verificationKey(), new ErasureStatement.Subject(true, her.caseId.uuid()), act, "her-wish");
        return SERVER.post("/erasures",
                JsonObject.EMPTY.with("envelope", Envelope.sign(statement.json(), her.author).json()), her.session());
    }

    private Draft taking(Purpose back) {
        return her.draft().consent(back, Answer.NO, 1, report.consents.getFirst().to());
    }

    private HttpResponse<String> asked() {
        return SERVER.get(answersOf(her.caseId), WORLD.signIn(TEAM.one()));
    }

    private static String answersOf(CaseId id) {
        return "/cases/" + id + "/answers";
    }

    private static List<JsonObject> answers(HttpResponse<String> answer) {
        return elements(json(answer), "answers");
    }

    private static Envelope envelope(JsonObject answer) {
        return Envelope.of(answer.member("envelope").orElseThrow());
    }

    private static List<String> purposes(JsonObject answer) {
        return elements(envelope(answer).statement(), "consents").stream()
                .map(consent -> ReporterOnline.text(consent, "purpose"))
                .toList();
    }

    private static List<JsonObject> elements(JsonObject object, String name) {
        return ((JsonArray) object.member(name).orElseThrow()).values()
                .stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
