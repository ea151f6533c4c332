package org.wwow.backup.server.deposits;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositedItem.Kind;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.Room;
import org.wwow.backup.server.evidence.Uploads;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/// Grants, consents, contact, routing and room broken once each, the rest of the deposit right.
class RefusingGrantsAndConsents extends ASentCase {
    @Test
    void withAGrantOfAnotherLength() {
        Draft draft = reporter.draft().grant("care", 0, intake);
        draft.grantFiles.replaceAll((_, file) -> SealedBytes.of(Arrays.copyOf(file.shared(), 2_682)));

        assertRefused(Problem.SIZE_CLASS, draft);
    }

    @Test
    void withAGrantThatIsNoAgeFile() {
        Draft draft = reporter.draft().grant("care", 0, intake);
        draft.grantFiles.replaceAll((_, _) -> SealedBytes.of(new byte[2_683]));

        assertRefused(Problem.HEADER, draft);
    }

    @Test
    void withAGrantOfOtherBytes() {
        Draft draft = reporter.draft().grant("care", 0, intake);
        draft.grantFiles.replaceAll((_, file) -> {
            byte[] other = file.shared().clone();
            other[2_000]++;
            return SealedBytes.of(other);
        });

        assertRefused(Problem.DIGEST, draft);
    }

    @Test
    void withAGrantUnderAKeyThatIsNoLongerTheCircles() {
        Draft draft = reporter.draft().grant("care", 0, intake);
        WORLD.people().rotate(intake);

        assertRefused(Problem.KEY_CHANGED, draft);
    }

    @Test
    void withAGrantToACircleThatIsNotInForce() {
        var unknown = new Reader(Reader.Kind.CIRCLE, UUID.nameUUIDFromBytes(new byte[2]));

        assertRefused(Problem.KEY_CHANGED, reporter.draft().grant("care", 0, unknown, intake.key()));
    }

    @Test
    void withAGrantToAService() {
        var service = new Reader(Reader.Kind.SERVICE, UUID.nameUUIDFromBytes(new byte[2]));

        assertRefused(Problem.NOT_PERMITTED, reporter.draft().grant("care", 0, service, intake.key()));
    }

    @Test
    void withAGrantThatIsOver() {
        var circle = new Reader(Reader.Kind.CIRCLE, intake.id());

        assertRefused(Problem.STATEMENT,
                reporter.draft().grant("care", 0, circle, intake.key(), Optional.of(WORLD.clock.instant())));
    }

    @Test
    void withAGrantThatNoConsentCovers() {
        assertRefused(Problem.NOT_PERMITTED, reporter.draft().grant("care", 0, WORLD.people().circle("intake")));
    }

    @Test
    void withAGrantOfAnEpochThatIsNotThere() {
        assertRefused(Problem.STATEMENT, reporter.draft().grant("care", 5, intake));
    }

    @Test
    void ofAMemberWhoGrantsWhatHeDoesNotHold() {
        WORLD.taken(reporter.session(), reporter.draft()
                .epoch("account", 0)
                .yes(Purpose.SHARE_PROFESSIONALS, 0, intake.id())
                .call());

        assertThat(WORLD.send(session(officer), by(officer).grant("account", 0, intake).body()))
                .contains(Problem.NOT_PERMITTED);
    }

    @Test
    void ofAMemberWhoGrantsHerAnotherCasesRecipient() {
        Draft draft = by(officer).epoch("conversation.0badcafe", 0)
                .grant("conversation.0badcafe", 0,
                        new Reader(Reader.Kind.REPORTER, reporter.caseId.uuid()),
                        KeyId.of(HybridKey.draw(RANDOM).recipient()));

        assertThat(WORLD.send(session(officer), draft.body())).contains(Problem.KEY_CHANGED);
    }

    @Test
    void whoseConsentDoesNotFollowTheLast() {
        assertRefused(Problem.CONSENT_FORK, reporter.draft().yes(Purpose.READ, 0, intake.id()));
        assertRefused(Problem.CONSENT_FORK, reporter.draft().yes(Purpose.READ, 2, intake.id()));
        assertRefused(Problem.CONSENT_FORK, reporter.draft().yes(Purpose.HELP, 1, intake.id()));
    }

    @Test
    void whoseConsentFollowsAnother() {
        Consent wrong = new Consent(Purpose.READ, Answer.NO, new Audience.Team(), List.of(), Optional.empty(),
                Consent.Speaker.SELF, Optional.empty(), new Consent.Wording("crsv", "1.4.0", "fr"), 1,
                Optional.of(Digest.hash(new byte[3])));

        assertRefused(Problem.CONSENT_FORK, reporter.draft().consent(wrong));
    }

    @Test
    void inWhichAWitnessAnswersForASurvivor() {
        assertRefused(Problem.STATEMENT, reporter.draft().consent(help(Consent.Speaker.WITNESS, Optional.empty())));
    }

    @Test
    void whoseConsentWasSpokenToNobody() {
        assertRefused(Problem.STATEMENT, reporter.draft()
                .consent(help(Consent.Speaker.SELF, Optional.of(Consent.Channel.SPOKEN))));
    }

    @Test
    void inWhichMembersAnswerForSomebodyWhoReportedAlone() {
        Draft draft = by(officer).consent(help(Consent.Speaker.SELF, Optional.of(Consent.Channel.SPOKEN)))
                .alsoSignedBy(WORLD.people().member(intake).signing());

        assertThat(WORLD.send(session(officer), draft.body())).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void ofAMemberWhoRoutes() {
        assertThat(WORLD.send(session(officer), by(officer).route(intake).body())).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void routedToACircleThatTakesNoReports() {
        assertRefused(Problem.KEY_CHANGED, reporter.draft().route(WORLD.people().circle("response")));
    }

    @Test
    void afterTwoHundredAndFortyInOneHour() {
        for (int deposit = 2; deposit < Allowance.AN_HOUR; deposit++) {
            assertThat(WORLD.send(reporter.session(), new byte[0])).contains(Problem.FORM);
        }

        assertRefused(Problem.SLOW_DOWN, reporter.draft().document("care", 0));
        WORLD.clock.turn(Duration.ofHours(1));
        assertThat(WORLD.send(reporter.session(), reporter.draft().document("care", 0).body())).isEmpty();
    }

    /// The room of the mailbox is checked where it is charged, after every other check.
    @Test
    void beyondTheRoomOfItsMailbox() {
        RoundTrip trip = WORLD.database.trips().begin();
        WORLD.evidence.uploads.charge(trip,
                Map.of(new Owner.Mailbox(reporter.mailbox), new Room(Uploads.ITEMS - 5, 0)));
        trip.go();

        assertRefused(Problem.TOO_LARGE, reporter.draft().document("care", 0));
    }

    @Test
    void leavesNothingBehind() {
        Map<String, Long> before = counts();
        byte[] payload = payload();
        var address = WORLD.evidence.upload(new Owner.Mailbox(reporter.mailbox), payload);

        assertRefused(Problem.CONSENT_FORK, reporter.draft()
                .epoch("account", 0)
                .document("care", 0)
                .uploaded("care", payload, address.toString())
                .yes(Purpose.READ, 0, intake.id()));

        assertThat(counts()).isEqualTo(before);
        assertThat(WORLD.evidence.uploads.claim(new Owner.Mailbox(reporter.mailbox), List.of(address))).hasSize(1);
    }

    @Test
    void leavesNothingBehindWhenTheLedgerFails() {
        Map<String, Long> before = counts();
        WORLD.ledger().away(true);
        try {
            assertThat(
                    catchThrowable(() -> WORLD.send(reporter.session(), reporter.draft().document("care", 0).body())))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            WORLD.ledger().away(false);
        }

        assertThat(counts()).isEqualTo(before);
    }

    /// A case that is not hers and one that does not exist answer alike.
    @Test
    void tellsNothingAboutTheCasesOfOthers() {
        CaseId nobody = CaseId.of(WORLD.instance, SigningKey.draw(RANDOM).verificationKey());
        Draft toNobody = new Draft(WORLD.instance, nobody, officer.signing());
        Person stranger = WORLD.people().member();
        Draft toOther = new Draft(WORLD.instance, reporter.caseId, stranger.signing());

        assertThat(WORLD.send(session(officer), toNobody.body()))
                .isEqualTo(WORLD.send(session(stranger), toOther.body()));
    }
}
