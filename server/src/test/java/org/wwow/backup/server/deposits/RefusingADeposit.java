package org.wwow.backup.server.deposits;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.DepositedItem.Kind;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.PayloadSize;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/// Each check of protocol section 9.6 broken once, the rest of the deposit right.
class RefusingADeposit {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Circle intake = WORLD.people().circle("intake");
    private final Person officer = WORLD.people().member(intake);
    private ReporterInTest reporter = WORLD.reporter();

    @BeforeEach
    void aCaseThatWasSent() {
        reporter = WORLD.reporter().keeps().sendsTo(intake);
    }

    @Test
    void ofMoreThanFourMebibytes() {
        assertRefused(Problem.TOO_LARGE, new byte[DepositCall.MAX_BYTES + DepositCall.STEP]);
    }

    @Test
    void withTenThousandFiles() {
        Draft draft = reporter.draft().document("care", 0);
        var members = new TreeMap<>(draft.statement().json().members());
        members.put("items", new JsonArray(Collections.nCopies(10_000, draft.items.getFirst().json())));
        var call = new DepositCall(Envelope.sign(JsonObject.of(members), reporter.author), Map.of(), Map.of(), Map.of(),
                Optional.empty());

        assertRefused(Problem.TOO_LARGE, call.write());
    }

    @Test
    void withMoreItemsThanOneCallHolds() {
        Draft draft = reporter.draft().document("care", 0);
        DepositedItem line = draft.items.getFirst();
        for (int item = 0; item < 256; item++) {
            draft.items.add(new DepositedItem(ItemId.draw(RANDOM), line.in(), line.kind(),
                    line.size(), line.header(), line.payload(), line.bind(), false));
        }

        assertRefused(Problem.TOO_LARGE, draft);
    }

    @Test
    void ofAnotherLengthThanAStep() {
        byte[] body = reporter.draft().document("care", 0).body();

        assertRefused(Problem.FORM, Arrays.copyOf(body, body.length - 1));
    }

    @Test
    void thatIsNotJson() {
        assertRefused(Problem.FORM, new byte[DepositCall.STEP]);
    }

    @Test
    void ofAnotherInstance() {
        var elsewhere = new Draft(InstanceId.draw(RANDOM), reporter.caseId, reporter.author).document("care", 0);

        assertRefused(Problem.STATEMENT, elsewhere);
    }

    @Test
    void intoACaseThatItsKeyDoesNotMake() {
        SigningKey other = SigningKey.draw(RANDOM);

        assertRefused(Problem.NOT_PERMITTED, new Draft(WORLD.instance, reporter.caseId, other).document("care", 0));
    }

    @Test
    void intoACaseOfAnotherMailbox() {
        Draft draft = reporter.draft().document("care", 0);

        assertThat(WORLD.send(WORLD.reporter().session(), draft.body())).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void intoAnEmptyMailboxWithoutWork() {
        ReporterInTest fresh = WORLD.reporter();

        assertThat(WORLD.send(fresh.session(), fresh.first().withoutWork().body())).contains(Problem.WORK);
        assertThat(WORLD.send(fresh.session(), fresh.first().work(1).body())).contains(Problem.WORK);
    }

    @Test
    void ofAMemberWithAnotherKeyThanTheSessions() {
        Draft draft = new Draft(WORLD.instance, reporter.caseId, SigningKey.draw(RANDOM)).epoch("team", 0);

        assertThat(WORLD.send(session(officer), draft.body())).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void ofAMemberWhoHoldsNothingInTheCase() {
        Person stranger = WORLD.people().member(WORLD.people().circle("intake"));
        Draft draft = by(stranger).epoch("team", 0);

        assertThat(WORLD.send(session(stranger), draft.body())).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void ofAMemberIntoACaseThatDoesNotExist() {
        Draft draft = new Draft(WORLD.instance, WORLD.reporter().caseId, officer.signing());

        assertThat(WORLD.send(session(officer), draft.body())).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void whoseSignatureIsAnothers() {
        Draft draft = reporter.draft().document("care", 0).signedOnlyBy(SigningKey.draw(RANDOM));

        assertRefused(Problem.SIGNATURE, draft);
    }

    @Test
    void alsoSignedBySomebodyWhoIsNoMember() {
        assertRefused(Problem.SIGNATURE, reporter.draft().document("care", 0).alsoSignedBy(SigningKey.draw(RANDOM)));
    }

    @Test
    void withTheIdOfAnother() {
        DepositId id = DepositId.draw(RANDOM);
        WORLD.taken(reporter.session(), reporter.draft().id(id).document("care", 0).call());

        assertRefused(Problem.DEPOSIT_DIFFERS, reporter.draft().id(id).document("care", 0));
    }

    @Test
    void withTheIdOfAnotherWhoseItemsWereReordered() {
        Draft draft = reporter.draft().document("care", 0).document("care", 0);
        WORLD.taken(reporter.session(), draft.call());
        draft.items.addLast(draft.items.removeFirst());

        assertRefused(Problem.DEPOSIT_DIFFERS, draft);
    }

    @Test
    void thatOpensACaseThatIsOpen() {
        assertRefused(Problem.STATEMENT, reporter.draft().opening(reporter.opening.recipient().text()));
    }

    @Test
    void thatOpensACaseWithoutARecipient() {
        ReporterInTest fresh = WORLD.reporter();

        assertThat(WORLD.send(fresh.session(), fresh.draft().work(DepositWorld.GOOD_NONCE).body()))
                .contains(Problem.STATEMENT);
    }

    @Test
    void thatOpensACaseWithADamagedRecipient() {
        ReporterInTest fresh = WORLD.reporter();
        String damaged = fresh.opening.recipient().text().replaceAll(".$", "q").replaceAll("..$", "qq");

        assertThat(WORLD.send(fresh.session(), fresh.draft().work(DepositWorld.GOOD_NONCE).opening(damaged).body()))
                .contains(Problem.STATEMENT);
    }

    @Test
    void thatBeginsAnEpochThatIsThere() {
        assertRefused(Problem.EPOCH_TAKEN, reporter.draft().epoch("care", 0));
    }

    @Test
    void thatLeavesAnEpochOut() {
        assertRefused(Problem.EPOCH_TAKEN, reporter.draft().epoch("care", 2));
    }

    @Test
    void ofHersThatBeginsHerHelpersWorkProduct() {
        assertRefused(Problem.NOT_PERMITTED, reporter.draft().epoch("team", 0));
    }

    @Test
    void ofAMemberThatBeginsACompartmentOfHers() {
        assertThat(WORLD.send(session(officer), by(officer).epoch("account", 0).body()))
                .contains(Problem.NOT_PERMITTED);
    }

    @Test
    void ofAMemberWhoDoesNotHoldTheLatestEpoch() {
        WORLD.taken(reporter.session(), reporter.draft().epoch("care", 1).call());

        assertThat(WORLD.send(session(officer), by(officer).epoch("care", 2).body())).contains(Problem.NOT_PERMITTED);
    }

    @Test
    void ofAMemberThatBeginsAConversationSheCannotRead() {
        assertThat(WORLD.send(session(officer), by(officer).epoch("conversation.0badcafe", 0).body()))
                .contains(Problem.STATEMENT);
    }

    @Test
    void thatWritesToAnEpochThatIsNotThere() {
        assertRefused(Problem.STATEMENT, reporter.draft().document("account", 0));
    }

    @Test
    void thatWritesToAStaleEpoch() {
        WORLD.taken(reporter.session(),
                reporter.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team()).call());

        assertRefused(Problem.EPOCH_STALE, reporter.draft().document("care", 0));
    }

    @Test
    void withoutTheHeaderOfAnItem() {
        Draft draft = reporter.draft().document("care", 0);
        draft.headers.clear();

        assertRefused(Problem.FORM, draft);
    }

    @Test
    void withAPayloadOfNoItem() {
        Draft draft = reporter.draft().document("care", 0);
        draft.payloads.put(UUID.nameUUIDFromBytes(new byte[1]),
                new DepositCall.Payload.Inline(SealedBytes.of(new byte[9])));

        assertRefused(Problem.FORM, draft);
    }

    @Test
    void whoseHeaderIsAByteShort() {
        assertRefusedHeader(header -> Arrays.copyOf(header, header.length - 1));
    }

    @Test
    void whoseHeaderHasTheLineEndsOfAnotherSystem() {
        assertRefusedHeader(header -> {
            byte[] other = header.clone();
            other[other.length - 1] = '\r';
            return other;
        });
    }

    private void assertRefusedHeader(UnaryOperator<byte[]> broken) {
        Draft draft = reporter.draft().document("care", 0);
        UUID item = draft.lastItem().uuid();
        SealedBytes header = SealedBytes.of(broken.apply(draft.headers.values().iterator().next().shared()));
        draft.headers.put(item, header);
        draft.changed(line -> new DepositedItem(line.id(), line.in(), line.kind(), line.size(), header.digest(),
                line.payload(), line.bind(), false));

        assertRefused(Problem.HEADER, draft);
    }

    @Test
    void whoseHeaderIsAnother() {
        Draft draft = reporter.draft().document("care", 0);
        draft.headers.put(draft.lastItem().uuid(),
                reporter.draft().document("care", 0).headers.values().iterator().next());

        assertRefused(Problem.DIGEST, draft);
    }

    @Test
    void whosePayloadIsAnother() {
        Draft draft = reporter.draft().document("care", 0);
        draft.payloads.put(draft.lastItem().uuid(),
                reporter.draft().document("care", 0).payloads.values().iterator().next());

        assertRefused(Problem.DIGEST, draft);
    }

    @Test
    void ofAMediumInTheSizeOfADocument() {
        assertRefused(Problem.SIZE_CLASS, reporter.draft().sealed("care", 0, Kind.MEDIA, 4_096));
    }

    @Test
    void ofADocumentOutsideEverySizeClass() {
        assertRefused(Problem.SIZE_CLASS, reporter.draft().sealed("care", 0, Kind.DOCUMENT, 4_095));
    }

    @Test
    void ofAnEmptyMedium() {
        assertRefused(Problem.SIZE_CLASS, reporter.draft().sealed("care", 0, Kind.MEDIA, 0));
    }

    @Test
    void withALargePayloadInTheCall() {
        assertRefused(Problem.SIZE_CLASS, reporter.draft().sealed("care", 0, Kind.DOCUMENT, 69_632));
    }

    @Test
    void thatSaysAnotherSizeThanItHas() {
        assertRefused(Problem.SIZE_CLASS, reporter.draft()
                .document("care", 0)
                .changed(line -> new DepositedItem(line.id(), line.in(), line.kind(),
                        PayloadSize.ofFrame(8_192).bytes(), line.header(), line.payload(), line.bind(), false)));
    }

    @Test
    void withAnUploadThatIsNotThere() {
        assertRefused(Problem.NOT_PERMITTED,
                reporter.draft().uploaded("care", payload(), "A".repeat(22)));
    }

    @Test
    void withAnUploadOfAnotherMailbox() {
        ReporterInTest other = WORLD.reporter().keeps();
        byte[] payload = payload();
        String address = WORLD.evidence.upload(new Owner.Mailbox(other.mailbox), payload).toString();

        assertRefused(Problem.NOT_PERMITTED, reporter.draft().uploaded("care", payload, address));
    }

    @Test
    void withAnUploadOfOtherBytes() {
        byte[] payload = payload();
        String address = WORLD.evidence.upload(new Owner.Mailbox(reporter.mailbox), payload).toString();
        payload[0]++;

        assertRefused(Problem.DIGEST, reporter.draft().uploaded("care", payload, address));
    }

    @Test
    void withOneUploadForTwoItems() {
        byte[] payload = payload();
        String address = WORLD.evidence.upload(new Owner.Mailbox(reporter.mailbox), payload).toString();

        assertRefused(Problem.FORM,
                reporter.draft().uploaded("care", payload, address).uploaded("care", payload, address));
    }

    @Test
    void withAnItemThatIsThereAlready() {
        Draft first = reporter.draft().document("care", 0);
        WORLD.taken(reporter.session(), first.call());

        assertRefused(Problem.STATEMENT, first.id(DepositId.draw(RANDOM)));
    }

    @Test
    void thatMarksAnItemOfAnotherCase() {
        ReporterInTest other = WORLD.reporter();
        Draft theirs = other.first().epoch("care", 0).document("care", 0);
        WORLD.taken(other.session(), theirs.call());

        assertRefused(Problem.NOT_PERMITTED, reporter.draft().mark(theirs.lastItem()));
    }

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
                Consent.Speaker.SELF, Optional.empty(), new Consent.Wording("crsv", "1.0.0", "fr"), 1,
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
    void ofAMemberWhoWritesToHerWithoutHelpWanted() {
        Draft draft = by(officer).epoch("conversation.0badcafe", 0)
                .grant("conversation.0badcafe", 0, new Reader(Reader.Kind.REPORTER, reporter.caseId.uuid()),
                        reporter.key())
                .document("conversation.0badcafe", 0);

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
    void whileNobodyIsReady() {
        WORLD.people().ready(false);
        try {
            assertRefused(Problem.NOT_READY, reporter.draft().document("care", 0));
        } finally {
            WORLD.people().ready(true);
        }
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
        WORLD.evidence.uploads.charge(new Owner.Mailbox(reporter.mailbox), 9_999, 0);

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

    private Map<String, Long> counts() {
        return List.of("item", "deposit", "epoch", "consent", "reader_grant", "payload", "erasable.header",
                "erasable.grant_file", "routing", "case_file")
                .stream()
                .collect(Collectors.toMap(table -> table, WORLD::rows));
    }

    private static Consent help(Consent.Speaker speaker, Optional<Consent.Channel> channel) {
        return new Consent(Purpose.HELP, Answer.YES, new Audience.Team(), List.of(), Optional.empty(), speaker,
                channel, new Consent.Wording("crsv", "1.0.0", "fr"), 0, Optional.empty());
    }

    private Draft by(Person member) {
        return new Draft(WORLD.instance, reporter.caseId, member.signing());
    }

    private static Depositor session(Person member) {
        return new Depositor.Member(WORLD.people().member(member.id()).orElseThrow());
    }

    private static byte[] payload() {
        byte[] payload = new byte[(int) PayloadSize.ofFrame(262_144).bytes()];
        RANDOM.nextBytes(payload);
        return payload;
    }

    private void assertRefused(Problem problem, Draft draft) {
        assertRefused(problem, draft.body());
    }

    private void assertRefused(Problem problem, byte[] body) {
        assertThat(WORLD.send(reporter.session(), body)).contains(problem);
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
