package org.wwow.backup.server.casework;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Depositor;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Padding;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What is shown of cases: to her everything but names, to members as far as their grants reach.
class ShowingCases {
    private static final DepositWorld WORLD = DepositWorld.make();

    private final Circle intake = WORLD.people().circle("intake");
    private final Person officer = WORLD.people().member(intake);
    private ReporterInTest reporter = WORLD.reporter();

    @BeforeEach
    void aCaseThatWasSent() {
        reporter = WORLD.reporter().keeps().sendsTo(intake);
    }

    @Test
    void listsHerCases() {
        assertThat(text(WORLD.casework.own.list(reporter.mailbox)))
                .isEqualTo("{\"cases\":[{\"case\":\"" + reporter.caseId + "\",\"state\":\"open\"}]}");
    }

    @Test
    void showsHerWhatSheSentAndWhoCanRead() {
        JsonObject page = WORLD.casework.own.page(reporter.mailbox, reporter.caseId, Optional.empty());

        assertThat(elements(page, "items")).singleElement().satisfies(item -> {
            assertThat(text(item)).contains("\"header\":").contains("\"payload\":").contains("\"kind\":\"reporter\"");
        });
        assertThat(text(page)).contains(intake.id().toString()).contains(intake.organisation().toString());
        assertThat(page.members()).containsKeys("state", "erasures", "compartments", "consents", "readers", "grants",
                "items", "cursor", "more");
    }

    /// A member is a role and an organisation: the identifier would be the same in every case of his.
    @Test
    void neverNamesAMemberToHer() {
        WORLD.taken(reporter.session(), reporter.draft().yes(Purpose.HELP, 0, intake.id()).call());
        String talk = "conversation.0badcafe";
        Draft answer = new Draft(WORLD.instance, reporter.caseId, officer.signing()).epoch(talk, 0)
                .grant(talk, 0, new Reader(Reader.Kind.REPORTER, reporter.caseId.uuid()), reporter.key())
                .document(talk, 0);
        assertThat(WORLD.send(new Depositor.Member(
                WORLD.people().member(officer.id()).orElseThrow()), answer.body())).isEmpty();

        String page = text(WORLD.casework.own.page(reporter.mailbox, reporter.caseId, Optional.empty()));

        assertThat(page).doesNotContain(officer.id().toString())
                .contains("\"kind\":\"member\"")
                .contains("\"grants\":[{");
    }

    @Test
    void answersAnUnknownMailboxLikeAnEmptyOne() {
        JsonObject unknown = WORLD.casework.own.list(CaseworkWorld.id());
        JsonObject empty = WORLD.casework.own.list(WORLD.reporter().mailbox);

        assertThat(Padding.forReporter(unknown)).isEqualTo(Padding.forReporter(empty));
        assertThat(CanonicalJson.write(Padding.forReporter(unknown)).length % Padding.MAILBOX_STEP).isZero();
    }

    @Test
    void answersTheCaseOfAnotherLikeOneThatDoesNotExist() {
        JsonObject others = WORLD.casework.own.page(CaseworkWorld.id(), reporter.caseId, Optional.empty());
        JsonObject none = WORLD.casework.own.page(CaseworkWorld.id(), WORLD.reporter().caseId, Optional.empty());

        assertThat(others).isEqualTo(none);
        assertThat(elements(others, "items")).isEmpty();
    }

    @Test
    void givesEachItemOnceInPages() {
        Draft many = reporter.draft();
        IntStream.range(0, 100).forEach(_ -> many.document("care", 0));
        WORLD.taken(reporter.session(), many.call());

        JsonObject first = WORLD.casework.own.page(reporter.mailbox, reporter.caseId, Optional.empty());
        JsonObject second = WORLD.casework.own.page(reporter.mailbox, reporter.caseId, cursor(first));
        JsonObject third = WORLD.casework.own.page(reporter.mailbox, reporter.caseId, cursor(second));

        assertThat(elements(first, "items")).hasSize(64);
        assertThat(elements(second, "items")).hasSize(37).doesNotContainAnyElementsOf(elements(first, "items"));
        assertThat(elements(third, "items")).isEmpty();
    }

    @Test
    void refusesACursorThatIsNone() {
        assertRefused(Problem.FORM,
                () -> WORLD.casework.own.page(reporter.mailbox, reporter.caseId, Optional.of("AAAA")));
        assertRefused(Problem.FORM, () -> WORLD.casework.reading.queue(WORLD.casework.session(officer),
                Optional.of("AAAA")));
    }

    @Test
    void queuesWhatWasSentToTheCircleAndNothingElse() {
        WORLD.reporter().keeps().sendsTo(WORLD.people().circle("intake"));
        WORLD.reporter().keeps();

        JsonObject queue = WORLD.casework.reading.queue(WORLD.casework.session(officer), Optional.empty());

        assertThat(elements(queue, "rows")).singleElement()
                .satisfies(row -> assertThat(text(row))
                        .contains(reporter.caseId.text())
                        .contains("\"opened\":false")
                        .contains("\"priority\":4"));
    }

    @Test
    void saysInTheQueueWhoOpenedCare() {
        var session = WORLD.casework.session(officer);
        var items = elements(WORLD.casework.reading.page(session, reporter.caseId, Optional.empty()), "items");
        String item = ((JsonText) ((JsonObject) items.getFirst()).member("item").orElseThrow()).value();
        WORLD.casework.open(session, reporter.caseId, ItemId.read(item));

        String row = text(elements(WORLD.casework.reading.queue(session, Optional.empty()), "rows").getFirst());

        assertThat(row).contains("\"opened\":true").contains(officer.id().toString());
    }

    @Test
    void showsAMemberOnlyEpochsThatWereGranted() {
        WORLD.taken(reporter.session(), reporter.draft().epoch("account", 0).document("account", 0).call());

        JsonObject page = WORLD.casework.reading.page(WORLD.casework.session(officer), reporter.caseId,
                Optional.empty());

        assertThat(elements(page, "items")).singleElement()
                .satisfies(item -> assertThat(text(item)).contains("\"care\"").doesNotContain("\"header\":\"Y"));
        assertThat(elements(page, "grants")).singleElement()
                .satisfies(grant -> assertThat(text(grant)).contains("\"circleEpoch\":0"));
    }

    @Test
    void findsACaseByItsReferenceForItsOwnOrganisationOnly() {
        var session = WORLD.casework.session(officer);
        String reference = ((JsonText) WORLD.casework.reading.page(session, reporter.caseId, Optional.empty())
                .member("reference")
                .orElseThrow()).value();

        assertThat(text(WORLD.casework.reading.find(session, reference.toLowerCase(Locale.ROOT))))
                .contains(reporter.caseId.text());
        Person stranger = WORLD.people().member(WORLD.people().circle("intake"));
        assertRefused(Problem.NOT_PERMITTED,
                () -> WORLD.casework.reading.find(WORLD.casework.session(stranger), reference));
        assertRefused(Problem.FORM, () -> WORLD.casework.reading.find(session, "ABCDEFG"));
    }

    @Test
    void refusesACaseToWhoeverHoldsNothingInIt() {
        Person stranger = WORLD.people().member(WORLD.people().circle("intake"));

        assertRefused(Problem.NOT_PERMITTED, () -> WORLD.casework.reading.page(WORLD.casework.session(stranger),
                reporter.caseId, Optional.empty()));
        WORLD.people().revoke(officer);
        assertRefused(Problem.NOT_PERMITTED, () -> WORLD.casework.reading.page(WORLD.casework.session(officer),
                reporter.caseId, Optional.empty()));
    }

    private static Optional<String> cursor(JsonObject page) {
        return page.member("cursor").map(cursor -> ((JsonText) cursor).value());
    }

    private static List<JsonValue> elements(JsonObject object, String name) {
        return ((JsonArray) object.member(name).orElseThrow()).values();
    }

    private static String text(JsonValue value) {
        return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
