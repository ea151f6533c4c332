package org.wwow.backup.server;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.deposits.Draft;

import static org.assertj.core.api.Assertions.assertThat;

/// Anybody can hold a reporter's code: no answer she can get has the name of a member, the one he signs in with or his
/// profile, whatever he did in her case. His signing key she must have, to know his hand; his identifier follows from it
/// and leads no further.
class NamingNobodyToHer {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final World.Team TEAM = WORLD.team();
    private static final Person ONE = TEAM.one();
    private static final Person TWO = TEAM.two();
    private static final World.Circle CIRCLE = TEAM.circle();

    private static final ReporterOnline HER = new ReporterOnline(SERVER, WORLD);
    private static final List<HttpResponse<String>> ANSWERS = new ArrayList<>();

    @BeforeAll
    static void aCaseThatBothWorkedOn() {
        Draft report = HER.first(CIRCLE);
        keep(HER.deposit(report));
        for (Person member : List.of(ONE, TWO)) {
            Credential session = WORLD.signIn(member);
            assertThat(SERVER.get("/directory/profiles", session).body()).contains(nameOf(ONE), nameOf(TWO));
            assertThat(open(session, report).statusCode()).isEqualTo(200);
            Draft note = new Draft(WORLD.instance(), HER.caseId, member.signing()).document("care", 0);
            assertThat(SERVER.send(session.on(SERVER.to("/deposits"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(note.body()))).statusCode())
                    .isEqualTo(201);
        }
        for (String path : List.of("/mailbox/cases", "/mailbox/cases/" + HER.caseId,
                "/mailbox/cases/" + HER.caseId + "/custody", "/mailbox/items/" + report.lastItem() + "/payload",
                "/directory/intake", "/directory/countries", "/directory/head", "/directory/writers",
                "/ledger/checkpoint", "/ledger/policy")) {
            keep(HER.get(path));
        }
        var ask = new ErasureStatement(WORLD.instance(), StatementId.draw(RANDOM), HER.caseId,
                HER.author.verificationKey(), new ErasureStatement.Subject(true, HER.caseId.uuid()), Act.ASK,
                "her-wish");
        keep(SERVER.post("/erasures", JsonObject.EMPTY.with("envelope", Envelope.sign(ask.json(), HER.author).json()),
                HER.session()));
        keep(HER.get("/mailbox/cases/" + HER.caseId));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void showsHerThatMembersActed() {
        assertThat(ANSWERS).anyMatch(answer -> answer.body().contains("\"kind\":\"access\""))
                .anyMatch(answer -> answer.body().contains("\"kind\":\"member\""))
                .allMatch(answer -> answer.statusCode() < 300);
    }

    @Test
    void noAnswerHasTheNameOfAMember() {
        for (Person member : List.of(ONE, TWO)) {
            assertHiddenEverywhere(nameOf(member));
        }
    }

    @Test
    void noAnswerHasTheNameHeSignsInWith() {
        for (Person member : List.of(ONE, TWO)) {
            assertHiddenEverywhere(member.name());
        }
    }

    /// What the public directory says of a member, keys under an identifier, stands in the directory alone: no page of
    /// her case leads there.
    @Test
    void noAnswerAboutHerCaseHasHisIdentifierOrTheKeyHeReadsWith() {
        assertThat(ANSWERS).filteredOn(answer -> answer.uri().getPath().startsWith("/mailbox")
                || answer.uri().getPath().startsWith("/erasures"))
                .hasSizeGreaterThan(4)
                .allSatisfy(answer -> assertThat(answer.body()).doesNotContain(ONE.id().text(), TWO.id().text(),
                        readsWith(ONE).text(), readsWith(TWO).text(), KeyId.of(readsWith(ONE)).text(),
                        KeyId.of(readsWith(TWO)).text()));
    }

    /// Her page must know who may write to her (protocol section 7): a key, which names nobody.
    @Test
    void theKeyHeSignsWithStandsBesideWhatHeWroteAndAmongTheWritersAlone() {
        for (Person member : List.of(ONE, TWO)) {
            assertThat(ANSWERS)
                    .filteredOn(answer -> answer.body().contains(member.signing().verificationKey().text()))
                    .extracting(answer -> answer.uri().getPath())
                    .containsOnly("/mailbox/cases/" + HER.caseId, "/directory/writers");
        }
    }

    @Test
    void noAnswerHasAPhotographOrAnAddressToWriteTo() {
        assertThat(ANSWERS).hasSizeGreaterThan(10)
                .allSatisfy(answer -> assertThat(answer.body().toLowerCase(Locale.ROOT))
                        .doesNotContain("data:image", "mailto:", "\"email\"", "\"photograph\"", "\"profile\":{"));
    }

    @Test
    void profilesAreRefusedToHer() {
        for (String path : List.of("/directory/profiles", "/directory/profiles/" + ONE.id(), "/directory/chain",
                "/queue", "/cases/" + HER.caseId + "/custody", "/cases/" + HER.caseId + "/openings")) {
            HttpResponse<String> refused = HER.get(path);
            assertThat(refused.statusCode()).as(path).isBetween(400, 499);
            assertThat(refused.body()).doesNotContain(nameOf(ONE), ONE.name(), ONE.id().text());
        }
    }

    private static void assertHiddenEverywhere(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        List<String> forms = Stream.of(name, name.toLowerCase(Locale.ROOT), Base64Url.encode(bytes),
                HexFormat.of().formatHex(bytes), URLEncoder.encode(name, StandardCharsets.UTF_8)).toList();
        assertThat(ANSWERS).hasSizeGreaterThan(10)
                .allSatisfy(answer -> assertThat(answer.body() + answer.headers().map()).as(answer.uri().getPath())
                        .doesNotContain(forms));
    }

    private static void keep(HttpResponse<String> answer) {
        ANSWERS.add(answer);
    }

    private static Recipient readsWith(Person member) {
        return member.opening().recipient();
    }

    private static String nameOf(Person member) {
        return member.profile()
                .profile()
                .member("name")
                .map(value -> ((JsonText) value).value())
                .orElseThrow();
    }

    private static HttpResponse<String> open(Credential session, Draft report) {
        return SERVER.post("/cases/" + HER.caseId + "/items/" + report.lastItem() + "/opening",
                JsonObject.EMPTY.with("reason", "triage"), session);
    }
}
