package org.wwow.backup.server.deposits;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.DepositedItem.Kind;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.PayloadSize;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/// Each check of protocol section 9.6 up to the items broken once, the rest of the deposit right.
class RefusingADeposit extends ASentCase {
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
}
