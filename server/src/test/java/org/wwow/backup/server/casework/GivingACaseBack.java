package org.wwow.backup.server.casework;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.Epoch;
import org.wwow.backup.sealing.Grant;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Opened;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.Consent.Speaker;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.HoldStatement;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.GivingBackWorld.Giving;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// She lost her code and began anew; two members who know her give the old case back to the new code (protocol section
/// 25).
class GivingACaseBack {
    private static final DepositWorld WORLD = DepositWorld.make();

    private final Circle intake = WORLD.people().circle("intake");
    private final Circle elsewhere = WORLD.people().circle("intake");
    private final Person one = WORLD.people().member(intake);
    private final Person two = WORLD.people().member(intake);
    private final Person stranger = WORLD.people().member(elsewhere);
    private final GivingBackWorld world = new GivingBackWorld(WORLD);
    private ReporterInTest old = WORLD.reporter();
    private ReporterInTest anew = WORLD.reporter();
    private ItemId told = new ItemId(CaseworkWorld.id());
    private ItemId kept = new ItemId(CaseworkWorld.id());

    /// The old case has something that the circle reads, and something that nobody but she does.
    @BeforeEach
    void twoCasesOfOnePerson() {
        old = WORLD.reporter();
        Draft draft = world.sent(old, intake).epoch("account", 0);
        told = draft.lastItem();
        kept = draft.document("account", 0).lastItem();
        WORLD.taken(old.session(), draft.call());
        WORLD.clock.turn(Duration.ofDays(30));
        beginsAnew();
    }

    private void beginsAnew() {
        WORLD.clock.turn(Duration.ofHours(1));
        anew = WORLD.reporter();
        WORLD.taken(anew.session(), world.sent(anew, intake).call());
    }

    @Test
    void readsTheOldCaseUnderTheNewCodeAfterThreeDays() {
        Giving giving = given();

        WORLD.clock.turn(Relinks.WAIT);

        JsonObject page = page(anew);
        assertThat(elements(page, "items")).singleElement()
                .satisfies(item -> assertThat(text(item)).contains(told.text()).contains("\"payload\":"));
        assertThat(WORLD.casework.own.ownItem(anew.mailbox, told)).isPresent();
        assertThat(WORLD.casework.files.isGivenBack(anew.mailbox, old.caseId)).isTrue();
        assertThat(text(WORLD.casework.own.list(anew.mailbox))).contains("\"givenBack\":[{")
                .contains(giving.statement().id().toString());
        assertThat(keyOfCare(page, giving)).isEqualTo(giving.opens().orElseThrow());
    }

    @Test
    void opensNothingBefore() {
        given();

        WORLD.clock.turn(Relinks.WAIT.minusSeconds(1));

        assertClosed(anew);
        assertThat(text(WORLD.casework.own.list(anew.mailbox))).contains("\"opens\":");
    }

    @Test
    void opensNothingBeforeTheSecondSigned() {
        propose(giving(), one);

        WORLD.clock.turn(Relinks.WAIT.plusDays(1));

        assertClosed(anew);
        assertThat(text(WORLD.casework.own.list(anew.mailbox))).doesNotContain("givenBack");
    }

    /// What nobody but she read is sealed under the lost code alone.
    @Test
    void leavesHerPrivateRecordClosed() {
        given();
        WORLD.clock.turn(Relinks.WAIT);

        assertThat(text(page(anew))).doesNotContain(kept.text());
        assertThat(WORLD.casework.own.ownItem(anew.mailbox, kept)).isEmpty();
    }

    @Test
    void letsTheNewCodeWriteNothingInTheOldCase() {
        given();
        WORLD.clock.turn(Relinks.WAIT);

        assertThat(WORLD.send(anew.session(), old.draft().document("care", 0).body())).contains(Problem.NOT_PERMITTED);
        assertRefused(Problem.NOT_PERMITTED,
                () -> WORLD.casework.acts.eraseAsReporter(anew.mailbox, world.erasure(old, Act.ASK)));
    }

    @Test
    void saysSoInBothCasesAndUnderTheOldCode() {
        given();

        assertThat(WORLD.ledger().count(old.caseId, Kind.TRANSFER)).isEqualTo(1);
        assertThat(WORLD.ledger().count(anew.caseId, Kind.TRANSFER)).isEqualTo(1);
        String underTheOld = text(WORLD.casework.own.page(old.mailbox, old.caseId, Optional.empty()));
        assertThat(underTheOld).contains("\"givenBack\":{")
                .contains("\"how\":\"in-person\"")
                .doesNotContain(anew.caseId.text());
        assertThat(WORLD.casework.reading.audience(List.of(old.caseId)).mailboxes())
                .containsExactlyInAnyOrder(old.mailbox, anew.mailbox);
    }

    @Test
    void tellsNoReaderOfOneCaseWhichTheOtherIs() {
        Person other = WORLD.people().member(elsewhere);
        WORLD.taken(old.session(), old.draft()
                .yes(Purpose.READ, 1, intake.id(), elsewhere.id())
                .grant("care", 0, elsewhere)
                .call());
        beginsAnew();
        propose(giving(), one);
        assertThat(WORLD.casework.twoPersonActs.waiting(WORLD.casework.session(other), old.caseId)).isEmpty();
        assertThat(WORLD.casework.twoPersonActs.waiting(WORLD.casework.session(two), old.caseId)).hasSize(1);
        given();

        String page = text(WORLD.casework.reading.page(WORLD.casework.session(other), old.caseId, Optional.empty()));

        assertThat(page).contains("\"givenBack\":{").doesNotContain(anew.caseId.text());
        assertThat(text(WORLD.casework.reading.page(WORLD.casework.session(one), old.caseId, Optional.empty())))
                .contains(anew.caseId.text());
    }

    @Test
    void takesNoSecondSignatureOfTheFirst() {
        Giving giving = giving();
        UUID proposal = propose(giving, one);

        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, one, giving));
    }

    @Test
    void takesNobodyWhoDoesNotReadTheOldCase() {
        WORLD.taken(anew.session(), anew.draft()
                .yes(Purpose.READ, 1, intake.id(), elsewhere.id())
                .grant("care", 0, elsewhere)
                .call());

        assertRefused(Problem.NOT_PERMITTED, () -> propose(world.giving(old, anew, stranger), stranger));
        Giving giving = giving();
        UUID proposal = propose(giving, one);
        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, stranger, giving));
    }

    @Test
    void takesNobodyWhoDoesNotReadTheNewCase() {
        WORLD.taken(old.session(), old.draft()
                .yes(Purpose.READ, 1, intake.id(), elsewhere.id())
                .grant("care", 0, elsewhere)
                .call());
        beginsAnew();

        assertRefused(Problem.NOT_PERMITTED, () -> propose(world.giving(old, anew, stranger), stranger));
        Giving giving = giving();
        UUID proposal = propose(giving, one);
        assertRefused(Problem.NOT_PERMITTED, () -> second(proposal, stranger, giving));
    }

    @Test
    void givesNoCaseToItself() {
        assertRefused(Problem.STATEMENT, () -> propose(world.giving(old, old, one), one));
    }

    @Test
    void givesNothingToACaseThatDoesNotExist() {
        ReporterInTest nobody = WORLD.reporter();

        assertRefused(Problem.NOT_PERMITTED, () -> propose(world.giving(old, nobody, one), one));
    }

    /// Whoever has both under one code lost none.
    @Test
    void givesNothingToTheSameCode() {
        ReporterInTest again = WORLD.reporterOf(old.mailbox);
        WORLD.taken(again.session(), world.sent(again, intake).withoutWork().call());

        assertRefused(Problem.ALREADY, () -> propose(world.giving(old, again, one), one));
    }

    @Test
    void givesNoLaterCaseToAnEarlierOne() {
        assertRefused(Problem.NOT_PERMITTED, () -> propose(world.giving(anew, old, one), one));
    }

    /// A witness who tells of her begins a case as well, and is not she.
    @Test
    void givesHerCaseToNobodyWhoSpeaksAsAnother() {
        ReporterInTest witness = WORLD.reporter();
        WORLD.taken(witness.session(), witness.first()
                .epoch("care", 0)
                .document("care", 0)
                .consent(new Consent(Purpose.READ, Consent.Answer.YES, new Consent.Audience.Named(List.of(intake.id())),
                        List.of(), Optional.empty(), Speaker.WITNESS, Optional.empty(),
                        new Consent.Wording("crsv", "1.4.0", "fr"), 0, Optional.empty()))
                .grant("care", 0, intake)
                .route(intake)
                .call());

        assertRefused(Problem.NOT_PERMITTED, () -> propose(world.giving(old, witness, one), one));
    }

    @Test
    void givesACaseBackOnce() {
        given();
        ReporterInTest third = WORLD.reporter();
        WORLD.clock.turn(Duration.ofDays(1));
        WORLD.taken(third.session(), world.sent(third, intake).call());

        assertRefused(Problem.ALREADY, () -> propose(world.giving(old, third, one), one));
    }

    /// Two proposals may wait; the second of them finds the first carried out.
    @Test
    void looksAgainAtTheSecondSignature() {
        Giving early = giving();
        Giving late = giving();
        UUID first = propose(early, one);
        UUID second = propose(late, one);
        second(first, two, early);

        assertRefused(Problem.ALREADY, () -> second(second, two, late));
    }

    /// The code of the new case is said to be lost too: a case goes where somebody can read it.
    @Test
    void givesNothingToACodeThatIsLostItself() {
        given();
        WORLD.clock.turn(Duration.ofDays(1));
        ReporterInTest earlier = old;
        old = WORLD.reporter();
        WORLD.taken(old.session(), world.sent(old, intake).call());

        WORLD.clock.turn(Duration.ofDays(1));
        ReporterInTest third = WORLD.reporter();
        WORLD.taken(third.session(), world.sent(third, intake).call());
        second(propose(world.giving(old, third, one), one), two, world.last());
        assertRefused(Problem.ALREADY, () -> propose(world.giving(earlier, old, one), one));
        world.end(earlier, two);
        assertRefused(Problem.NOT_PERMITTED, () -> propose(world.giving(earlier, old, one), one));
    }

    @Test
    void givesNothingOfWhatIsBeingErased() {
        Giving giving = giving();
        UUID waiting = propose(giving, one);
        WORLD.casework.acts.eraseAsReporter(anew.mailbox, world.erasure(anew, Act.ASK));
        assertRefused(Problem.ERASED, () -> second(waiting, two, giving));
        WORLD.casework.acts.eraseAsReporter(anew.mailbox, world.erasure(anew, Act.CANCEL));
        WORLD.casework.acts.eraseAsReporter(old.mailbox, world.erasure(old, Act.ASK));

        assertRefused(Problem.ERASED, () -> propose(giving(), one));
    }

    /// A hold keeps what is there from being destroyed; that she reads it destroys nothing.
    @Test
    void isNotStoppedByAHold() {
        var hold = new HoldStatement(WORLD.instance, StatementId.draw(world.random()), old.caseId,
                WORLD.clock.instant().plus(Duration.ofDays(90)), "court-order", true);
        WORLD.casework.erasures.hold(hold.inCase(), Optional.of(hold.until()));
        given();

        WORLD.clock.turn(Relinks.WAIT);

        assertThat(elements(page(anew), "items")).hasSize(1);
    }

    /// To refuse writing is what a stale epoch is for; she may read what stands in it.
    @Test
    void givesBackWhatStandsInAStaleEpoch() {
        WORLD.casework.rows.grants()
                .makeStale(old.caseId, WORLD.casework.rows.cases()
                        .find(old.caseId, Lock.NONE)
                        .orElseThrow()
                        .epochs()
                        .keySet());
        given();
        WORLD.clock.turn(Relinks.WAIT);

        assertThat(elements(page(anew), "items")).hasSize(1);
    }

    private Giving giving() {
        return world.giving(old, anew, one);
    }

    private Giving given() {
        Giving giving = giving();
        second(propose(giving, one), two, giving);
        return giving;
    }

    private UUID propose(Giving giving, Person by) {
        return world.propose(giving, by);
    }

    private void second(UUID proposal, Person by, Giving giving) {
        world.second(proposal, by, giving);
    }

    private JsonObject page(ReporterInTest reader) {
        return WORLD.casework.own.page(reader.mailbox, old.caseId, Optional.empty());
    }

    private void assertClosed(ReporterInTest reader) {
        assertThat(elements(page(reader), "items")).isEmpty();
        assertThat(page(reader).members()).doesNotContainKeys("grants", "consents", "readers");
        assertThat(WORLD.casework.own.ownItem(reader.mailbox, told)).isEmpty();
        assertThat(WORLD.casework.files.isGivenBack(reader.mailbox, old.caseId)).isFalse();
    }

    /// Opens the grant as her page does, with the key of her new case.
    private KeyId keyOfCare(JsonObject page, Giving giving) {
        JsonObject grant = (JsonObject) elements(page, "grants").getFirst();
        byte[] file = Base64Url.decode(((JsonText) grant.member("file").orElseThrow()).value());
        var epoch = new Epoch(WORLD.instance, old.caseId, new Compartment("care"), 0);
        return switch (Grant.open(file, anew.opening, epoch, giving.by()::equals)) {
            case Opened.Verified<Grant>(Grant opened) -> KeyId.of(opened.key().recipient());
            case Opened.Refused<Grant> refused -> throw new AssertionError(refused.toString());
        };
    }

    private static List<JsonValue> elements(JsonObject object, String name) {
        return ((JsonArray) object.member(name).orElseThrow()).values();
    }

    private static String text(JsonValue value) {
        return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
