package org.wwow.backup.server.casework;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.AskingStatement;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Depositor;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Consent asked anew, and before investigators are answered (protocol section 9.11).
class AskingAnew {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Circle intake = WORLD.people().circle("intake");
    private final Circle other = WORLD.people().circleOf(intake.organisation(), "intake");
    private final Circle investigators = WORLD.people().circle("investigation");
    private final Person officer = WORLD.people().member(intake);
    private final Person stranger = WORLD.people().member(WORLD.people().circle("intake"));
    private ReporterInTest reporter = WORLD.reporter();

    @BeforeEach
    void aCaseThatWasSent() {
        reporter = WORLD.reporter();
        WORLD.taken(reporter.session(), reporter.first()
                .epoch("care", 0)
                .epoch("account", 0)
                .document("account", 0)
                .yes(Purpose.READ, 0, intake.organisation())
                .yes(Purpose.SHARE_PROFESSIONALS, 0, intake.organisation())
                .yes(Purpose.INVESTIGATORS, 0, intake.organisation())
                .grant("care", 0, intake)
                .grant("account", 0, intake)
                .route(intake)
                .call());
    }

    @Test
    void asksWhetherInvestigatorsMayBeAnsweredAndOpensNothing() {
        ask(release(), officer);

        assertThat(asks()).containsExactly("release false");
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.CONSENT)).isEqualTo(4);
        assertThat(standing().grants()).noneMatch(grant -> grant.reader().id().equals(investigators.id()));
    }

    @Test
    void isAnsweredByHerNextAnswerToThatPurpose() {
        ask(release(), officer);

        answer(Purpose.RELEASE, Answer.YES, 0, investigators.id());

        assertThat(asks()).containsExactly("release true");
    }

    @Test
    void staysOpenWhileSheAnswersSomethingElse() {
        ask(release(), officer);

        answer(Purpose.STATISTICS, Answer.YES, 0, intake.organisation());

        assertThat(asks()).containsExactly("release false");
    }

    @Test
    void asksOnceUntilSheAnswers() {
        ask(release(), officer);

        assertRefused(Problem.ALREADY, () -> ask(release(), officer));
    }

    @Test
    void doesNotAskForInvestigatorsWhomSheRefused() {
        ask(release(), officer);
        answer(Purpose.RELEASE, Answer.NO, 0, investigators.id());

        assertRefused(Problem.NOT_PERMITTED, () -> ask(release(), officer));
    }

    @Test
    void doesNotAskWhereSheDidNotLetHerselfBeAsked() {
        answer(Purpose.INVESTIGATORS, Answer.NO, 1, intake.organisation());

        assertRefused(Problem.NOT_PERMITTED, () -> ask(release(), officer));
    }

    @Test
    void doesNotAskForInvestigatorsWhomSheShutOut() {
        Draft draft = reporter.draft();
        Consent open = draft.yes(Purpose.READ, 1, intake.organisation()).consents.removeLast();
        Consent shut = new Consent(open.purpose(), open.answer(), open.to(), List.of(investigators.organisation()),
                open.until(), open.speaker(), open.channel(), open.wording(), open.number(), open.previous());
        WORLD.taken(reporter.session(), draft.consent(shut).call());

        assertRefused(Problem.NOT_PERMITTED, () -> ask(release(), officer));
    }

    @Test
    void doesNotAskOnAYesThatIsDueItself() {
        WORLD.clock.turn(Askings.FRESH);

        assertRefused(Problem.CONSENT_DUE, () -> ask(release(), officer));
        ask(statement(Purpose.INVESTIGATORS, Optional.empty(), officer), officer);
        answer(Purpose.INVESTIGATORS, Answer.YES, 1, intake.organisation());
        ask(release(), officer);
        assertThat(asks()).containsExactlyInAnyOrder("release false", "investigators true");
    }

    @Test
    void takesNoReleaseWithoutInvestigatorsInForce() {
        assertRefused(Problem.STATEMENT,
                () -> ask(statement(Purpose.RELEASE, Optional.empty(), officer), officer));
        assertRefused(Problem.STATEMENT,
                () -> ask(statement(Purpose.RELEASE, Optional.of(other.id()), officer), officer));
        assertRefused(Problem.STATEMENT,
                () -> ask(statement(Purpose.RELEASE, Optional.of(CaseworkWorld.id()), officer), officer));
    }

    @Test
    void takesNoRecipientWithAnyOtherPurpose() {
        assertRefused(Problem.STATEMENT,
                () -> ask(statement(Purpose.MEDIA, Optional.of(investigators.id()), officer), officer));
    }

    @Test
    void asksAgainOnlyOnceAYesIsDue() {
        AskingStatement again = statement(Purpose.SHARE_PROFESSIONALS, Optional.empty(), officer);
        assertRefused(Problem.ALREADY, () -> ask(again, officer));
        WORLD.clock.turn(Askings.FRESH.minusSeconds(1));
        assertRefused(Problem.ALREADY, () -> ask(again, officer));

        WORLD.clock.turn(Duration.ofSeconds(1));
        ask(again, officer);

        assertThat(asks()).containsExactly("share_professionals false");
    }

    @Test
    void neverAsksAgainWhatShePutANoTo() {
        answer(Purpose.MEDIA, Answer.NO, 0, intake.organisation());

        assertRefused(Problem.NOT_PERMITTED,
                () -> ask(statement(Purpose.MEDIA, Optional.empty(), officer), officer));
    }

    @Test
    void doesNotAskWhatSheLeftUnanswered() {
        assertRefused(Problem.NOT_PERMITTED,
                () -> ask(statement(Purpose.LEGAL_ACTION, Optional.empty(), officer), officer));
    }

    @Test
    void asksWhatSheLeftForLater() {
        answer(Purpose.MEDIA, Answer.LATER, 0, intake.organisation());

        ask(statement(Purpose.MEDIA, Optional.empty(), officer), officer);

        assertThat(asks()).containsExactly("media false");
    }

    @ParameterizedTest
    @EnumSource(value = Purpose.class, names = {"READ", "HELP"})
    void neverCountsAsDueWhatHerCareStandsOn(Purpose purpose) {
        WORLD.clock.turn(Askings.FRESH.multipliedBy(10));

        assertThat(WORLD.casework.askings.isDue(reporter.caseId, Set.of(purpose))).isFalse();
    }

    @Test
    void letsAMemberGrantNothingNewOnAYesThatIsDue() {
        WORLD.clock.turn(Askings.FRESH);
        Draft grant = byOfficer().grant("account", 0, other);

        assertThat(WORLD.send(asOfficer(), grant.body())).contains(Problem.CONSENT_DUE);
        answer(Purpose.SHARE_PROFESSIONALS, Answer.YES, 1, intake.organisation());
        assertThat(WORLD.send(asOfficer(), byOfficer().grant("account", 0, other).body()))
                .isEmpty();
    }

    @Test
    void letsAMemberGrantCareHoweverOldHerYes() {
        WORLD.clock.turn(Askings.FRESH.multipliedBy(3));

        assertThat(WORLD.send(asOfficer(), byOfficer().grant("care", 0, other).body()))
                .isEmpty();
    }

    @Test
    void keepsWhatStandsOpenWhenAYesIsDue() {
        WORLD.clock.turn(Askings.FRESH.multipliedBy(2));

        assertThat(standing().isHeldBy(WORLD.people().member(officer.id()).orElseThrow(), WORLD.clock.instant()))
                .isTrue();
    }

    @Test
    void takesNoAskingOfAStrangerOrUnderAnothersKey() {
        assertRefused(Problem.NOT_PERMITTED,
                () -> ask(statement(Purpose.RELEASE, Optional.of(investigators.id()), stranger), stranger));
        assertRefused(Problem.NOT_PERMITTED, () -> ask(release(), stranger));
        Envelope forged = Envelope.sign(release().json(), SigningKey.draw(RANDOM));
        assertRefused(Problem.SIGNATURE, () -> WORLD.casework.askings.ask(WORLD.casework.session(officer),
                reporter.caseId, forged));
    }

    @Test
    void takesAnAskingOnce() {
        AskingStatement release = release();
        ask(release, officer);
        answer(Purpose.RELEASE, Answer.YES, 0, investigators.id());

        assertRefused(Problem.ALREADY, () -> ask(release, officer));
    }

    @Test
    void tellsHerARoleAndAnOrganisationAndNoMember() {
        ask(release(), officer);

        String shown = new String(CanonicalJson.write(page()), StandardCharsets.UTF_8);
        assertThat(shown).contains(intake.organisation().toString())
                .doesNotContain(officer.id().toString());
    }

    private void ask(AskingStatement asking, Person by) {
        WORLD.casework.askings.ask(WORLD.casework.session(by), reporter.caseId,
                Envelope.sign(asking.json(), by.signing()));
    }

    private AskingStatement release() {
        return statement(Purpose.RELEASE, Optional.of(investigators.id()), officer);
    }

    private AskingStatement statement(Purpose purpose, Optional<UUID> recipient, Person by) {
        return new AskingStatement(WORLD.instance, StatementId.draw(RANDOM), reporter.caseId,
                by.signing().verificationKey(), purpose, recipient.map(CircleId::new), "asked");
    }

    private Depositor asOfficer() {
        return new Depositor.Member(WORLD.people().member(officer.id()).orElseThrow());
    }

    private Draft byOfficer() {
        return new Draft(WORLD.instance, reporter.caseId, officer.signing());
    }

    private void answer(Purpose purpose, Answer answer, long number, UUID to) {
        WORLD.taken(reporter.session(),
                reporter.draft().consent(purpose, answer, number, new Audience.Named(List.of(to))).call());
    }

    private JsonObject page() {
        return WORLD.casework.own.page(reporter.mailbox, reporter.caseId, Optional.empty());
    }

    private List<String> asks() {
        return ((JsonArray) page().member("asks").orElseThrow()).values()
                .stream()
                .map(JsonObject.class::cast)
                .map(asking -> word(asking, "purpose") + " " + word(asking, "answered"))
                .toList();
    }

    private static String word(JsonObject object, String name) {
        return switch (object.member(name).orElseThrow()) {
            case JsonText(String text) -> text;
            case JsonBoolean(boolean truth) -> Boolean.toString(truth);
            default -> throw new AssertionError(name);
        };
    }

    private CaseStanding standing() {
        return WORLD.casework.files.lock(reporter.caseId).orElseThrow();
    }

    private static void assertRefused(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
