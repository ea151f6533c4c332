package org.wwow.backup.server.deposits;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.server.casework.GrantFact;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/// One reader of two was revoked, or the country's statement ran out: no circle is asked to take anything new, and whoever
/// is left goes on reading. What she takes back must arrive all the same.
class DepositingWhileNobodyIsReady extends ASentCase {
    @BeforeEach
    void nobodyIsReady() {
        WORLD.people().ready(false);
    }

    @AfterEach
    void somebodyIsReadyAgain() {
        WORLD.people().ready(true);
    }

    private void takes(Draft draft) {
        assertThat(WORLD.send(reporter.session(), draft.body())).isEmpty();
    }

    private List<GrantFact> liveGrants() {
        return WORLD.casework.files.lock(reporter.caseId)
                .orElseThrow()
                .grants()
                .stream()
                .filter(grant -> grant.isLive(WORLD.clock.instant()))
                .toList();
    }

    private Draft no() {
        return reporter.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team());
    }

    @Test
    void opensNoCase() {
        ReporterInTest another = WORLD.reporter();

        assertThat(WORLD.send(another.session(), another.first().epoch("care", 0).document("care", 0).body()))
                .contains(Problem.NOT_READY);
    }

    @Test
    void sendsNothingToACircle() {
        assertRefused(Problem.NOT_READY, reporter.draft().route(intake));
    }

    @Test
    void takesNoYes() {
        assertRefused(Problem.NOT_READY, reporter.draft().yes(Purpose.HELP, 0, intake.id()));
    }

    @Test
    void takesNoYesBesideANo() {
        assertRefused(Problem.NOT_READY, no().yes(Purpose.HELP, 0, intake.id()));
    }

    @Test
    void takesNoWordsIntoACaseThatNobodyReads() {
        takes(no());

        assertRefused(Problem.NOT_READY, reporter.draft().epoch("care", 1).document("care", 1));
    }

    @Test
    void takesNoWordsIntoAPrivateRecord() {
        WORLD.people().ready(true);
        ReporterInTest another = WORLD.reporter().keeps();
        WORLD.people().ready(false);

        assertThat(WORLD.send(another.session(), another.draft().document("care", 0).body()))
                .contains(Problem.NOT_READY);
    }

    @Test
    void takesHerYesBackAndEndsWhatItOpened() {
        assertThat(liveGrants()).isNotEmpty();

        takes(no());

        assertThat(liveGrants()).isEmpty();
    }

    @Test
    void takesALaterForAnAnswer() {
        takes(reporter.draft().consent(Purpose.HELP, Answer.LATER, 0, new Audience.Team()));
    }

    @Test
    void takesTheNextKeyAfterSheTookHerYesBack() {
        takes(no());

        takes(reporter.draft().epoch("care", 1));
    }

    @Test
    void takesHerAnswerToWhoeverStillReads() {
        takes(reporter.draft().document("care", 0));
    }
}
