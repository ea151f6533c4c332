package org.wwow.backup.server.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.Consent.Speaker;
import org.wwow.backup.server.casework.Gate.Opening;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Depositor;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/// How she may be reached opens to whom both `read` and `help` speak, and to nobody else who reads her needs (protocol
/// section 6): each of the two taken away once, the other holding.
class ReachingHer {
    private static final DepositWorld WORLD = DepositWorld.make();

    private final Circle intake = WORLD.people().circle("intake");
    private final Person officer = WORLD.people().member(intake);
    private ReporterInTest reporter = WORLD.reporter();
    private ItemId needs = new ItemId(CaseworkWorld.id());
    private ItemId number = new ItemId(CaseworkWorld.id());

    /// Her needs and her number are sealed; the circle reads the first.
    @BeforeEach
    void aCaseThatWasSent() {
        reporter = WORLD.reporter();
        begin(reporter.first().yes(Purpose.READ, 0, intake.id()).grant("care", 0, intake).route(intake));
    }

    @Test
    void isOpenToWhoMayReadAndMayHelp() {
        tell(help(0, Answer.YES));
        tell(reporter.draft().grant("contact", 0, intake));

        assertThat(ask(officer, number)).isInstanceOf(Opening.Granted.class);
    }

    @Test
    void isGrantedInTheDepositThatSaysYes() {
        tell(help(0, Answer.YES).grant("contact", 0, intake));

        assertThat(ask(officer, number)).isInstanceOf(Opening.Granted.class);
    }

    @Test
    void staysShutToWhoReadsHerNeedsAlone() {
        assertThat(ask(officer, needs)).isInstanceOf(Opening.Granted.class);
        assertThat(ask(officer, number)).isEqualTo(new Opening.Refused(number, Problem.NOT_PERMITTED));
        assertThat(grantIsRefused()).contains(Problem.NOT_PERMITTED);
    }

    @ParameterizedTest
    @EnumSource(value = Answer.class, names = {"NO", "LATER"})
    void isNotGrantedOnAnythingButAYes(Answer said) {
        tell(help(0, said));

        assertThat(grantIsRefused()).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void isNotGrantedOnHelpWithoutReading() {
        reporter = WORLD.reporter();
        begin(reporter.first().yes(Purpose.HELP, 0, intake.id()));

        assertThat(grantIsRefused()).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void isNotGrantedToACircleOfWhichHelpDoesNotSpeak() {
        Circle other = WORLD.people().circle("response");
        tell(reporter.draft().yes(Purpose.READ, 1, intake.id(), other.id()).yes(Purpose.HELP, 0, intake.id()));

        assertThat(WORLD.send(reporter.session(), reporter.draft().grant("contact", 0, other).body()))
                .contains(Problem.NOT_PERMITTED);
        assertThat(WORLD.send(reporter.session(), reporter.draft().grant("care", 0, other).body())).isEmpty();
    }

    @Test
    void isNotGrantedToLawyers() {
        Circle legal = WORLD.people().circle("legal");
        tell(reporter.draft()
                .yes(Purpose.READ, 1, legal.id())
                .yes(Purpose.HELP, 0, legal.id())
                .yes(Purpose.LEGAL_ACTION, 0, legal.id())
                .yes(Purpose.LEGAL_ANALYSIS, 0, legal.id()));

        assertThat(WORLD.send(reporter.session(), reporter.draft().grant("contact", 0, legal).body()))
                .contains(Problem.NOT_PERMITTED);
    }

    @Test
    void isPassedOnByAMemberOnlyAsFarAsHelpSpeaks() {
        Circle other = WORLD.people().circle("response");
        tell(reporter.draft().yes(Purpose.READ, 1, intake.id(), other.id()));
        tell(help(0, Answer.YES).grant("contact", 0, intake));
        assertThat(passedOn(other)).contains(Problem.NOT_PERMITTED);

        tell(reporter.draft().yes(Purpose.HELP, 1, intake.id(), other.id()));
        assertThat(passedOn(other)).isEmpty();
    }

    @Test
    void shutsAtTheRequestAfterHelpIsTakenBackWhileHerNeedsStayOpen() {
        tell(help(0, Answer.YES).grant("contact", 0, intake));
        assertThat(ask(officer, number)).isInstanceOf(Opening.Granted.class);

        tell(help(1, Answer.NO));

        assertThat(ask(officer, number)).isEqualTo(new Opening.Refused(number, Problem.NOT_PERMITTED));
        assertThat(ask(officer, needs)).isInstanceOf(Opening.Granted.class);
    }

    @Test
    void isWrittenUnderANewKeyOnceHelpWasTakenBackAndHerNeedsUnderTheOld() {
        tell(help(0, Answer.YES).grant("contact", 0, intake));
        tell(help(1, Answer.NO));

        assertThat(WORLD.send(reporter.session(), reporter.draft().document("contact", 0).body()))
                .contains(Problem.EPOCH_STALE);
        assertThat(WORLD.send(reporter.session(), reporter.draft().document("care", 0).body())).isEmpty();
        Draft next = reporter.draft().epoch("contact", 1).document("contact", 1);
        tell(next);
        assertThat(ask(officer, next.lastItem())).isInstanceOf(Opening.Refused.class);
    }

    @Test
    void opensAgainWithANewGrantOnceHelpIsTurnedOnAgain() {
        tell(help(0, Answer.YES).grant("contact", 0, intake));
        tell(help(1, Answer.NO));
        tell(help(2, Answer.YES));
        assertThat(ask(officer, number)).isInstanceOf(Opening.Refused.class);

        tell(reporter.draft().grant("contact", 0, intake));
        assertThat(ask(officer, number)).isInstanceOf(Opening.Granted.class);
    }

    @Test
    void shutsWithReadingToo() {
        tell(help(0, Answer.YES).grant("contact", 0, intake));
        tell(reporter.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team()));

        assertThat(ask(officer, number)).isEqualTo(new Opening.Refused(number, Problem.NOT_PERMITTED));
    }

    @Test
    void shutsWhenHelpLapses() {
        tell(reporter.draft()
                .consent(help(Speaker.SELF, List.of(), Optional.of(WORLD.clock.instant().plusSeconds(60))))
                .grant("contact", 0, intake));
        assertThat(ask(officer, number)).isInstanceOf(Opening.Granted.class);

        WORLD.clock.turn(Duration.ofSeconds(60));
        assertThat(ask(officer, number)).isEqualTo(new Opening.Refused(number, Problem.NOT_PERMITTED));
        assertThat(ask(officer, needs)).isInstanceOf(Opening.Granted.class);
    }

    @Test
    void staysShutToAMemberWhoseHelpSheRefuses() {
        tell(reporter.draft()
                .consent(help(Speaker.SELF, List.of(officer.id()), Optional.empty()))
                .grant("contact", 0, intake));

        assertThat(ask(officer, number)).isEqualTo(new Opening.Refused(number, Problem.NOT_PERMITTED));
        assertThat(ask(officer, needs)).isInstanceOf(Opening.Granted.class);
        assertThat(ask(WORLD.people().member(intake), number)).isInstanceOf(Opening.Granted.class);
    }

    @Test
    void staysShutToAnOrganisationSheStruckOutOfHelp() {
        tell(reporter.draft().consent(help(Speaker.SELF, List.of(intake.organisation()), Optional.empty())));

        assertThat(grantIsRefused()).contains(Problem.NOT_PERMITTED);
    }

    /// A third person's yes cannot stand in for hers.
    @ParameterizedTest
    @EnumSource(value = Speaker.class, names = {"WITNESS", "THIRD_PARTY", "GUARDIAN"})
    void opensNoSurvivorsContactOnTheWordOfAnother(Speaker other) {
        Draft draft = reporter.draft().consent(help(other, List.of(), Optional.empty())).grant("contact", 0, intake);

        assertThat(WORLD.send(reporter.session(), draft.body())).contains(Problem.STATEMENT);
    }

    private Draft help(long at, Answer answer) {
        return reporter.draft().consent(Purpose.HELP, answer, at, new Audience.Named(List.of(intake.id())));
    }

    private Consent help(Speaker speaker, List<UUID> exclude, Optional<Instant> until) {
        return new Consent(Purpose.HELP, Answer.YES, new Audience.Named(List.of(intake.id())), exclude, until, speaker,
                Optional.empty(), new Consent.Wording("crsv", "1.4.0", "fr"), 0, Optional.empty());
    }

    private void begin(Draft draft) {
        draft.epoch("care", 0).epoch("contact", 0).document("care", 0);
        needs = draft.lastItem();
        draft.document("contact", 0);
        number = draft.lastItem();
        tell(draft);
    }

    private void tell(Draft draft) {
        WORLD.taken(reporter.session(), draft.call());
    }

    private Optional<Problem> grantIsRefused() {
        return WORLD.send(reporter.session(), reporter.draft().grant("contact", 0, intake).body());
    }

    private Optional<Problem> passedOn(Circle other) {
        Draft draft = new Draft(WORLD.instance, reporter.caseId, officer.signing()).grant("contact", 0, other);
        return WORLD.send(new Depositor.Member(WORLD.people().member(officer.id()).orElseThrow()), draft.body());
    }

    private Opening ask(Person member, ItemId item) {
        return WORLD.casework.open(WORLD.casework.session(member), reporter.caseId, item);
    }
}
