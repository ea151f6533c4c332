package org.wwow.backup.server.deposits;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.server.casework.CaseReference;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.PayloadSize;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class TakingADeposit {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Circle intake = WORLD.people().circle("intake");
    private final Person officer = WORLD.people().member(intake);

    @Test
    void keepsAPrivateRecordThatNobodyIsGranted() {
        ReporterInTest reporter = WORLD.reporter().keeps();

        assertThat(WORLD.casework.files.lock(reporter.caseId).orElseThrow().grants()).isEmpty();
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.DEPOSIT)).isEqualTo(1);
    }

    @Test
    void entersEachDeedOnce() {
        ReporterInTest reporter = WORLD.reporter().keeps().sendsTo(intake);

        assertThat(WORLD.ledger().count(reporter.caseId, Kind.DEPOSIT)).isEqualTo(2);
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.GRANT)).isEqualTo(1);
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.CONSENT)).isEqualTo(1);
    }

    @Test
    void answersARepeatedDepositAsTheFirstTime() {
        ReporterInTest reporter = WORLD.reporter();
        DepositCall call = reporter.first().epoch("care", 0).document("care", 0).call();

        List<UUID> first = WORLD.taken(reporter.session(), call);
        List<UUID> second = WORLD.taken(reporter.session(), call);

        assertThat(second).isEqualTo(first);
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.DEPOSIT)).isEqualTo(1);
    }

    @Test
    void takesOneOfTheSameDepositSentManyTimesAtOnce() throws Exception {
        ReporterInTest reporter = WORLD.reporter();
        DepositCall call = reporter.first().epoch("care", 0).document("care", 0).call();
        Callable<List<UUID>> send = () -> WORLD.taken(reporter.session(), call);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(send, send, send, send));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(answers.getFirst().get());
            }
        }
        assertThat(WORLD.ledger().count(reporter.caseId, Kind.DEPOSIT)).isLessThanOrEqualTo(4);
        assertThat(WORLD.database.client()
                .sql("select count(*) from deposit where case_id = :case")
                .param("case", reporter.caseId.uuid())
                .query(Long.class)
                .single()).isEqualTo(1);
    }

    @Test
    void asksForNoWorkOnceTheMailboxHasACase() {
        ReporterInTest reporter = WORLD.reporter().keeps();

        assertThat(WORLD.send(reporter.session(), reporter.draft().document("care", 0).body())).isEmpty();
    }

    @Test
    void takesAFileThatWasUploadedInParts() {
        ReporterInTest reporter = WORLD.reporter().keeps();
        byte[] payload = new byte[(int) PayloadSize.ofFrame(270_336).bytes()];
        RANDOM.nextBytes(payload);
        String address = WORLD.evidence.upload(new Owner.Mailbox(reporter.mailbox), payload).toString();
        Draft draft = reporter.draft().uploaded("care", payload, address);

        assertThat(WORLD.send(reporter.session(), draft.body())).isEmpty();

        assertThat(WORLD.evidence.sealed.payloadLength(draft.lastItem())).contains((long) payload.length);
        assertThat(WORLD.evidence.sealed.header(draft.lastItem())).isPresent();
    }

    @Test
    void givesTheOrganisationAReferenceWhenItIsFirstGrantedTheCase() {
        ReporterInTest reporter = WORLD.reporter().keeps().sendsTo(intake);

        assertThat(WORLD.database.client()
                .sql("select reference from case_reference where case_id = :c")
                .param("c", reporter.caseId.uuid())
                .query(String.class)
                .list()).singleElement()
                .satisfies(reference -> assertThat(
                        CaseReference.read(reference)).isPresent());
    }

    @Test
    void endsTheGrantsThatAWithdrawalCoversAndNoOther() {
        Circle legal = WORLD.people().circle("legal");
        ReporterInTest reporter = WORLD.reporter().keeps().sendsTo(intake);
        WORLD.taken(reporter.session(), reporter.draft()
                .epoch("account", 0)
                .document("account", 0)
                .yes(Purpose.LEGAL_ANALYSIS, 0, legal.id())
                .grant("account", 0, legal)
                .call());

        WORLD.taken(reporter.session(),
                reporter.draft().consent(Purpose.LEGAL_ANALYSIS, Answer.NO, 1, new Audience.Team()).call());

        var standing = WORLD.casework.files.lock(reporter.caseId).orElseThrow();
        assertThat(standing.grants()).singleElement()
                .satisfies(left -> assertThat(left.reader().id()).isEqualTo(intake.id()));
        assertThat(standing.epochs()).anySatisfy((epoch, stale) -> {
            assertThat(epoch.compartment().name()).isEqualTo("account");
            assertThat(stale).isTrue();
        });
        assertThat(WORLD.database.client().sql("""
                select count(*) from erasable.grant_file f join reader_grant g on g.id = f.id
                where g.case_id = :c""").param("c", reporter.caseId.uuid()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void letsHerGoOnInTheNextEpochAfterAWithdrawal() {
        ReporterInTest reporter = WORLD.reporter().keeps().sendsTo(intake);
        WORLD.taken(reporter.session(),
                reporter.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team()).call());

        assertThat(WORLD.send(reporter.session(), reporter.draft().epoch("care", 1).document("care", 1).body()))
                .isEmpty();
    }

    @Test
    void takesOneOfTwoEpochsThatAreBegunAtOnce() throws Exception {
        ReporterInTest reporter = WORLD.reporter().keeps();
        Callable<Optional<Problem>> begin = () -> WORLD.send(reporter.session(),
                reporter.draft().epoch("care", 1).document("care", 1).body());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(begin, begin));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder(Optional.empty(), Optional.of(Problem.EPOCH_TAKEN));
        }
    }

    @Test
    void takesOneOfTwoConsentsThatFollowTheSame() throws Exception {
        ReporterInTest reporter = WORLD.reporter().keeps().sendsTo(intake);
        byte[] yes = reporter.draft().yes(Purpose.READ, 1, intake.id()).body();
        byte[] no = new Draft(WORLD.instance, reporter.caseId, reporter.author)
                .consent(Purpose.READ, Answer.NO, 1, new Audience.Team())
                .body();
        Callable<Optional<Problem>> first = () -> WORLD.send(reporter.session(), yes);
        Callable<Optional<Problem>> second = () -> WORLD.send(reporter.session(), no);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(first, second));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).contains(Optional.of(Problem.CONSENT_FORK));
        }
    }

    @Test
    void takesACaseInPersonFromTwoAndAWithdrawalFromOne() {
        Person second = WORLD.people().member(intake);
        ReporterInTest reporter = WORLD.reporter();
        WORLD.taken(reporter.session(), reporter.first()
                .epoch("care", 0)
                .document("care", 0)
                .consent(spoken(Purpose.READ, Answer.YES, 0))
                .grant("care", 0, intake)
                .route(intake)
                .alsoSignedBy(officer.signing())
                .call());
        Draft alone = new Draft(WORLD.instance, reporter.caseId, officer.signing())
                .consent(spoken(Purpose.HELP, Answer.YES, 0));

        assertThat(WORLD.send(session(officer), alone.body())).contains(Problem.SIGNATURE);
        assertThat(WORLD.send(session(officer), alone.alsoSignedBy(SigningKey.draw(RANDOM)).body()))
                .contains(Problem.SIGNATURE);
        Draft both = new Draft(WORLD.instance, reporter.caseId, officer.signing())
                .consent(spoken(Purpose.HELP, Answer.YES, 0))
                .alsoSignedBy(second.signing());
        assertThat(WORLD.send(session(officer), both.body())).isEmpty();
        Draft withdrawal = new Draft(WORLD.instance, reporter.caseId, officer.signing())
                .consent(following(both.consents.getFirst(), Answer.NO));
        assertThat(WORLD.send(session(officer), withdrawal.body())).isEmpty();
    }

    private static Consent spoken(Purpose purpose, Answer answer, long number) {
        return new Consent(purpose, answer, new Audience.Team(), List.of(), Optional.empty(), Consent.Speaker.SELF,
                Optional.of(Consent.Channel.SPOKEN), new Consent.Wording("crsv", "1.4.0", "ar"), number,
                Optional.empty());
    }

    private static Consent following(Consent before, Answer answer) {
        return new Consent(before.purpose(), answer, before.to(), before.exclude(), before.until(), before.speaker(),
                before.channel(), before.wording(), before.number() + 1, Optional.of(before.digest()));
    }

    private static Depositor session(Person member) {
        return new Depositor.Member(WORLD.people().member(member.id()).orElseThrow());
    }
}
