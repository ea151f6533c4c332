package org.wwow.backup.server.deposits;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.CaseStanding;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.Room;
import org.wwow.backup.server.evidence.Uploads;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/// Anybody can make a code. What is kept under one, and what a case is answered with, has an end; a no has none.
class FillingACase extends ASentCase {
    private Reader herself() {
        return new Reader(Reader.Kind.REPORTER, reporter.caseId.uuid());
    }

    private Draft grants(Reader reader, KeyId key, int count) {
        Draft draft = reporter.draft();
        for (int grant = 0; grant < count; grant++) {
            draft.grant("care", 0, reader, key);
        }
        return draft;
    }

    private void fillWithHerOwn() {
        for (int held = 0; held < CaseStanding.MOST_OF_A_READER; held += DepositStatement.MAX_GRANTS) {
            WORLD.taken(reporter.session(), grants(herself(), reporter.key(), DepositStatement.MAX_GRANTS).call());
        }
    }

    private Draft later(Purpose purpose, long from, int count) {
        Draft draft = reporter.draft();
        for (int answer = 0; answer < count; answer++) {
            draft.consent(purpose, Answer.LATER, from + answer, new Audience.Team());
        }
        return draft;
    }

    /// One answer short of all: a yes to help, her yes to reading, and laters.
    private void fillWithAnswers() {
        WORLD.taken(reporter.session(), reporter.draft().consent(help(Consent.Speaker.SELF, Optional.empty())).call());
        int left = ConsentCheck.MOST - 2;
        for (int given = 0; given < left; given += DepositStatement.MAX_CONSENTS) {
            WORLD.taken(reporter.session(), later(Purpose.STATISTICS, given,
                    Math.min(DepositStatement.MAX_CONSENTS, left - given)).call());
        }
    }

    private long used() {
        return WORLD.database.client()
                .sql("select items from storage_account where owner = :box")
                .param("box", reporter.mailbox)
                .query(Long.class)
                .single();
    }

    private void useUp() {
        RoundTrip trip = WORLD.database.trips().begin();
        WORLD.evidence.uploads.charge(trip,
                Map.of(new Owner.Mailbox(reporter.mailbox), new Room(Uploads.ITEMS - used(), 0)));
        trip.go();
    }

    @Test
    void countsEachDepositItemAndGrantAndNoAnswer() {
        long before = used();

        WORLD.taken(reporter.session(), grants(herself(), reporter.key(), 3).document("care", 0).call());
        assertThat(used()).isEqualTo(before + 5);
        WORLD.taken(reporter.session(), later(Purpose.MEDIA, 0, 2).call());
        assertThat(used()).isEqualTo(before + 5);
    }

    @Test
    void takesNoGrantBeyondThoseOfOneReader() {
        fillWithHerOwn();
        Map<String, Long> before = counts();

        assertRefused(Problem.TOO_LARGE, grants(herself(), reporter.key(), 1));
        assertRefused(Problem.TOO_LARGE, grants(herself(), reporter.key(), 1).document("care", 0));
        assertThat(counts()).isEqualTo(before);
        assertThat(WORLD.send(reporter.session(), reporter.draft().grant("care", 0, intake).body())).isEmpty();
    }

    @Test
    void takesNoneOfAMemberEither() {
        var circle = new Reader(Reader.Kind.CIRCLE, intake.id());
        for (int held = 1; held < CaseStanding.MOST_OF_A_READER; held += 255) {
            int more = Math.min(255, CaseStanding.MOST_OF_A_READER - held);
            WORLD.taken(reporter.session(), grants(circle, intake.key(), more).call());
        }

        assertThat(WORLD.send(session(officer), by(officer).grant("care", 0, intake).body()))
                .contains(Problem.TOO_LARGE);
    }

    @Test
    void takesNoMoreAnswersThanACaseIsAnsweredWith() {
        fillWithAnswers();
        Map<String, Long> before = counts();

        assertRefused(Problem.TOO_LARGE, later(Purpose.STATISTICS, ConsentCheck.MOST - 2, 1));
        assertRefused(Problem.TOO_LARGE, reporter.draft().yes(Purpose.MEDIA, 0, intake.id()));
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void takesTheNoThatEndsAYesHoweverFullItIsAndOnce() {
        fillWithAnswers();
        Consent no = new Consent(Purpose.HELP, Answer.NO, new Audience.Team(), java.util.List.of(), Optional.empty(),
                Consent.Speaker.SELF, Optional.empty(), new Consent.Wording("crsv", "1.4.0", "fr"), 1,
                Optional.of(help(Consent.Speaker.SELF, Optional.empty()).digest()));

        assertThat(WORLD.send(reporter.session(), reporter.draft().consent(no).body())).isEmpty();
        assertRefused(Problem.TOO_LARGE, reporter.draft().consent(Purpose.HELP, Answer.NO, 2, new Audience.Team()));
    }

    @Test
    void takesANoFromAMailboxThatIsUsedUp() {
        useUp();

        assertRefused(Problem.TOO_LARGE, grants(herself(), reporter.key(), 1));
        assertThat(WORLD.send(reporter.session(),
                reporter.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team()).body())).isEmpty();
    }

    @Test
    void opensNoFurtherCaseUnderAMailboxThatIsUsedUp() {
        useUp();
        SigningKey author = SigningKey.draw(RANDOM);
        var another = new Draft(WORLD.instance, CaseId.of(WORLD.instance, author.verificationKey()), author)
                .opening(HybridKey.draw(RANDOM).recipient().text());

        assertThat(WORLD.send(reporter.session(), another.epoch("care", 0).body())).contains(Problem.TOO_LARGE);
    }
}
