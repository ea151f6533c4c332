package org.wwow.backup.server.deposits;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.Consent.Speaker;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/// Who may write to her under her code: whoever reads the case by a circle she sent it to, and nobody by her wish to be
/// contacted (protocol section 6).
class AnsweringUnderTheCode extends ASentCase {
    private static final String CONVERSATION = "conversation.0badcafe";

    @Test
    void waitsForHerThoughSheSaidNothingOfHelp() {
        assertTakenFrom(officer);
        assertThat(WORLD.send(reporter.session(), reporter.draft().document(CONVERSATION, 0).body())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Answer.class, names = {"NO", "LATER"})
    void waitsForHerThoughSheWantsNobodyToContactHer(Answer said) {
        tell(reporter.draft().consent(Purpose.HELP, said, 0, new Audience.Named(List.of(intake.id()))));

        assertTakenFrom(officer);
    }

    @ParameterizedTest
    @EnumSource(value = Speaker.class, names = {"GUARDIAN", "WITNESS", "THIRD_PARTY"})
    void waitsForWhoeverReportedForSomebodyElse(Speaker speaker) {
        reporter = WORLD.reporter().keeps();
        tell(reporter.draft()
                .consent(read(speaker, List.of(), Optional.empty()))
                .grant("care", 0, intake)
                .route(intake));

        assertTakenFrom(officer);
    }

    @Test
    void isALawyersOnceSheWantsToHearOfLegalAction() {
        Circle legal = WORLD.people().circle("legal");
        Person lawyer = WORLD.people().member(legal);
        account(Purpose.LEGAL_ANALYSIS, legal);
        tell(reporter.draft().yes(Purpose.LEGAL_ACTION, 0, legal.id()));

        assertTakenFrom(lawyer);
    }

    @Test
    void isRefusedToAMemberWhoseCircleSheNeverSentTo() {
        Person stranger = WORLD.people().member(WORLD.people().circle("intake"));

        assertRefusedTo(stranger);
    }

    @Test
    void isRefusedToAMemberWhoLeftTheCircle() {
        WORLD.people().leave(officer, intake);

        assertRefusedTo(officer);
    }

    /// The keys to her account stay: what is over is the reading of her request, and with it the writing.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isRefusedOnceSheTookReadingBackWhateverSheSaidOfHelp(boolean help) {
        account(Purpose.SHARE_PROFESSIONALS, intake);
        if (help) {
            tell(reporter.draft().yes(Purpose.HELP, 0, intake.id()));
        }
        tell(reporter.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team()));

        assertRefusedTo(officer);
    }

    @Test
    void isRefusedInAConversationThatWasBegunBeforeSheTookReadingBack() {
        account(Purpose.SHARE_PROFESSIONALS, intake);
        assertTakenFrom(officer);
        tell(reporter.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team()));

        assertThat(WORLD.send(session(officer), by(officer).document(CONVERSATION, 0).body())).isPresent();
    }

    @Test
    void isRefusedOnceReadingHasLapsed() {
        Instant until = WORLD.clock.instant().plus(Duration.ofHours(1));
        reporter = WORLD.reporter().keeps();
        tell(reporter.draft()
                .consent(read(Speaker.SELF, List.of(), Optional.of(until)))
                .grant("care", 0, intake)
                .route(intake));
        account(Purpose.SHARE_PROFESSIONALS, intake);

        WORLD.clock.turn(Duration.ofHours(1));

        assertRefusedTo(officer);
    }

    @Test
    void isRefusedToAMemberSheExcludedByHimself() {
        reporter = WORLD.reporter().keeps();
        tell(reporter.draft()
                .consent(read(Speaker.SELF, List.of(officer.id()), Optional.empty()))
                .grant("care", 0, intake)
                .route(intake));

        assertRefusedTo(officer);
    }

    @Test
    void isRefusedWithAFileAsWithWords() {
        account(Purpose.SHARE_PROFESSIONALS, intake);
        tell(reporter.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team()));

        Draft file = begun(officer).uploaded(CONVERSATION, payload(), UUID.randomUUID().toString());

        assertThat(WORLD.send(session(officer), file.body())).contains(Problem.NOT_PERMITTED);
    }

    /// To study her account, to be read by the care team and to be contacted are none of them a wish to hear of lawyers.
    @ParameterizedTest
    @EnumSource(value = Purpose.class, names = {"READ", "HELP", "LEGAL_ANALYSIS", "INVESTIGATORS"})
    void isRefusedToALawyerOnAnyOtherChoice(Purpose other) {
        Circle legal = WORLD.people().circle("legal");
        Person lawyer = WORLD.people().member(legal);
        account(Purpose.LEGAL_ANALYSIS, legal);
        if (other != Purpose.LEGAL_ANALYSIS) {
            tell(reporter.draft().yes(other, other == Purpose.READ ? 1 : 0, intake.id(), legal.id()));
        }

        assertRefusedTo(lawyer);
    }

    private Draft begun(Person member) {
        return by(member).epoch(CONVERSATION, 0)
                .grant(CONVERSATION, 0, new Reader(Reader.Kind.REPORTER, reporter.caseId.uuid()), reporter.key());
    }

    private Draft answer(Person member) {
        return begun(member).document(CONVERSATION, 0);
    }

    private void account(Purpose purpose, Circle circle) {
        tell(reporter.draft().epoch("account", 0).yes(purpose, 0, circle.id()).grant("account", 0, circle));
    }

    private Consent read(Speaker speaker, List<UUID> exclude, Optional<Instant> until) {
        return new Consent(Purpose.READ, Answer.YES, new Audience.Named(List.of(intake.id())), exclude, until, speaker,
                Optional.empty(), new Consent.Wording("crsv", "1.4.0", "fr"), 0, Optional.empty());
    }

    private void tell(Draft draft) {
        WORLD.taken(reporter.session(), draft.call());
    }

    private void assertTakenFrom(Person member) {
        assertThat(WORLD.send(session(member), answer(member).body())).isEmpty();
    }

    private void assertRefusedTo(Person member) {
        assertThat(WORLD.send(session(member), answer(member).body())).contains(Problem.NOT_PERMITTED);
    }
}
