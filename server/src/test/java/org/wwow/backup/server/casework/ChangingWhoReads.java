package org.wwow.backup.server.casework;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Who leaves knows the keys of what was, never of what comes; who joins is seen in the custody of each case.
class ChangingWhoReads {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer SERVER = RunningServer.start(DATABASE);
    private static final World WORLD = World.found(SERVER);

    private final Person one = WORLD.admit("intake");
    private final Person two = WORLD.admit("intake");
    private final Person three = WORLD.admit("intake");
    private final World.Circle circle = WORLD.circle("intake", one, two, three);
    private final World.Circle other = WORLD.circle("intake", WORLD.admit("intake"), WORLD.admit("intake"));
    private ReporterOnline her = new ReporterOnline(SERVER, WORLD);
    private ReporterOnline another = new ReporterOnline(SERVER, WORLD);
    private Draft report = her.draft();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void aCaseHeldByEachCircle() {
        WORLD.country("FR", circle, other);
        WORLD.head();
        report = her.first(circle);
        assertThat(her.deposit(report).statusCode()).isEqualTo(201);
        assertThat(another.deposit(another.first(other)).statusCode()).isEqualTo(201);
    }

    @Test
    void makesStaleWhatACircleHoldsWhenSomebodyLeavesIt() {
        assertThat(her.deposit(her.draft().document("care", 0)).statusCode()).isEqualTo(201);

        WORLD.rotate(circle, 1, one, two);

        assertStale(her);
        assertThat(her.deposit(her.draft().epoch("care", 1).document("care", 1)).statusCode()).isEqualTo(201);
        assertFresh(another);
    }

    @Test
    void makesItStaleAtOnceWhenAMemberIsRevoked() {
        WORLD.revoke(three);

        assertStale(her);
        assertFresh(another);
    }

    @Test
    void makesItStaleWhenACircleIsRevoked() {
        WORLD.append(WORLD.revocation("circle", circle.id().text()), WORLD.first().signing());

        assertStale(her);
        assertThat(SERVER.get("/cases/" + her.caseId, WORLD.signIn(one)).statusCode()).isEqualTo(403);
        assertThatThrownBy(() -> WORLD.rotate(circle, 0, one, two)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(Problem.STATEMENT));
    }

    @Test
    void changesNothingWhereNobodyCameOrLeft() {
        String before = custody(her);

        WORLD.rotate(circle, 1, one, two, three);

        assertFresh(her);
        assertThat(transfers(custody(her))).isEqualTo(transfers(before)).isZero();
    }

    @Test
    void showsWhoJoinedInTheCustodyOfEachCaseTheCircleHolds() {
        Person four = WORLD.admit("intake");

        WORLD.join(circle, one, two, three, four);

        assertThat(transfers(custody(her))).isEqualTo(1);
        assertThat(custody(her)).contains("\"role\":\"intake\"").doesNotContain(four.id().text());
        assertThat(SERVER.get("/cases/" + her.caseId + "/custody", WORLD.signIn(one)).body())
                .contains(four.id().text());
        assertThat(transfers(custody(another))).isZero();
        assertFresh(her);
    }

    @Test
    void shutsThePayloadsThatWhoLeftHadOpened() {
        Credential leaver = WORLD.signIn(three);
        String payload = payload(leaver);
        assertThat(SERVER.get(payload, leaver).statusCode()).isEqualTo(200);

        WORLD.rotate(circle, 1, one, two);

        assertThat(SERVER.get(payload, leaver).statusCode()).isEqualTo(403);
        assertThat(SERVER.get("/cases/" + her.caseId, leaver).statusCode()).isEqualTo(403);
        Credential stayer = WORLD.signIn(two);
        assertThat(SERVER.get(payload(stayer), stayer).statusCode()).isEqualTo(200);
    }

    private String payload(Credential member) {
        JsonObject opened = ReporterOnline.json(SERVER.post(
                "/cases/" + her.caseId + "/items/" + report.lastItem() + "/opening",
                JsonObject.EMPTY.with("reason", "triage"), member));
        return ReporterOnline.text(opened, "payload");
    }

    private static void assertStale(ReporterOnline reporter) {
        var answer = reporter.deposit(reporter.draft().document("care", 0));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(ReporterOnline.json(answer).member("type")).contains(new JsonText("epoch-stale"));
    }

    private static void assertFresh(ReporterOnline reporter) {
        assertThat(reporter.deposit(reporter.draft().document("care", 0)).statusCode()).isEqualTo(201);
    }

    private static String custody(ReporterOnline reporter) {
        return reporter.get("/mailbox/cases/" + reporter.caseId + "/custody").body();
    }

    private static int transfers(String custody) {
        return custody.split("\"kind\":\"transfer\"", -1).length - 1;
    }
}
