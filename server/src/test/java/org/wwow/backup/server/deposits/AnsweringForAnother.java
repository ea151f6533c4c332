package org.wwow.backup.server.deposits;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.Consent.Speaker;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/// Answers that somebody gives in another person's place: a guardian for a child, a witness or another person.
class AnsweringForAnother extends ASentCase {
    @ParameterizedTest
    @EnumSource(value = Purpose.class, mode = EnumSource.Mode.EXCLUDE, names = {"READ", "HELP"})
    void refusesAGuardiansYesToAnythingButReadingAndHelp(Purpose purpose) {
        reporter = WORLD.reporter().keeps();

        assertRefused(Problem.NOT_PERMITTED, reporter.draft().consent(given(purpose, Speaker.GUARDIAN, Answer.YES)));
    }

    @ParameterizedTest
    @EnumSource(value = Purpose.class, names = {"READ", "HELP"})
    void takesAGuardiansYesToReadingAndHelp(Purpose purpose) {
        reporter = WORLD.reporter().keeps();

        assertThat(sent(purpose, Speaker.GUARDIAN, Answer.YES)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Answer.class, names = {"NO", "LATER"})
    void takesWhatOpensNothingFromAGuardian(Answer answer) {
        reporter = WORLD.reporter().keeps();

        assertThat(sent(Purpose.LEGAL_ACTION, Speaker.GUARDIAN, answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GUARDIAN,SELF", "GUARDIAN,WITNESS", "GUARDIAN,THIRD_PARTY", "SELF,GUARDIAN", "SELF,THIRD_PARTY",
        "WITNESS,SELF", "THIRD_PARTY,SELF", "THIRD_PARTY,GUARDIAN"})
    void refusesAnotherSpeakerInTheSameCase(Speaker first, Speaker then) {
        reporter = WORLD.reporter().keeps();
        assertThat(sent(Purpose.READ, first, Answer.YES)).isEmpty();

        assertRefused(Problem.STATEMENT, reporter.draft().consent(given(Purpose.HELP, then, Answer.YES)));
    }

    @Test
    void refusesTwoSpeakersInOneDeposit() {
        reporter = WORLD.reporter().keeps();

        assertRefused(Problem.STATEMENT, reporter.draft()
                .consent(given(Purpose.READ, Speaker.GUARDIAN, Answer.YES))
                .consent(given(Purpose.HELP, Speaker.SELF, Answer.YES)));
    }

    @Test
    void takesAWitnessWhoLaterSpeaksAsAThirdParty() {
        reporter = WORLD.reporter().keeps();
        assertThat(sent(Purpose.READ, Speaker.WITNESS, Answer.YES)).isEmpty();

        assertThat(sent(Purpose.STATISTICS, Speaker.THIRD_PARTY, Answer.YES)).isEmpty();
    }

    private Optional<Problem> sent(Purpose purpose, Speaker speaker, Answer answer) {
        return WORLD.send(reporter.session(), reporter.draft().consent(given(purpose, speaker, answer)).body());
    }

    private static Consent given(Purpose purpose, Speaker speaker, Answer answer) {
        return new Consent(purpose, answer, new Audience.Team(), List.of(), Optional.empty(), speaker,
                Optional.empty(), new Consent.Wording("crsv", "1.4.0", "fr"), 0, Optional.empty());
    }
}
