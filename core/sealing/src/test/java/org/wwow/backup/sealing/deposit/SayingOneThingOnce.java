package org.wwow.backup.sealing.deposit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.VerificationKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What a signature covers has one writing, names nothing twice, and reads as what was written.
class SayingOneThingOnce {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InstanceId INSTANCE = InstanceId.draw(RANDOM);
    private static final VerificationKey AUTHOR = SigningKey.draw(RANDOM).verificationKey();
    private static final CaseId CASE = CaseId.of(INSTANCE, AUTHOR);
    private static final CompartmentEpoch CARE = new CompartmentEpoch(new Compartment("care"), 0);
    private static final Digest SOME = Digest.hash(new byte[]{1});
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void asksAboutAReleaseToOneCircle() {
        var asking = new AskingStatement(INSTANCE, StatementId.draw(RANDOM), CASE, AUTHOR, Consent.Purpose.RELEASE,
                Optional.of(CircleId.draw(RANDOM)), "investigators-ask");

        assertThat(again(asking.json(), AskingStatement::read)).isEqualTo(asking);
    }

    @Test
    void asksAboutAChoiceThatIsDue() {
        var asking = new AskingStatement(INSTANCE, StatementId.draw(RANDOM), CASE, AUTHOR, Consent.Purpose.HELP,
                Optional.empty(), "due");

        assertThat(again(asking.json(), AskingStatement::read)).isEqualTo(asking);
        assertThatThrownBy(() -> again(asking.json().with("comment", "x"), AskingStatement::read))
                .isInstanceOf(FormRefused.class);
        JsonObject closing = new ClosingStatement(INSTANCE, asking.id(), CASE, AUTHOR, "done").json();
        assertThatThrownBy(() -> again(closing, AskingStatement::read)).isInstanceOf(FormRefused.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void setsOrLiftsAHold(boolean set) {
        var hold = new HoldStatement(INSTANCE, StatementId.draw(RANDOM), CASE, NOON, "court-order", set);

        assertThat(again(hold.json(), HoldStatement::read)).isEqualTo(hold);
    }

    @Test
    void closesApprovesAndHandsOver() {
        var closing = new ClosingStatement(INSTANCE, StatementId.draw(RANDOM), CASE, AUTHOR, "done");
        var approval = new ApprovalStatement(INSTANCE, StatementId.draw(RANDOM), CASE, ItemId.draw(RANDOM), AUTHOR,
                NOON);
        HandoverStatement handover = handover(grant());

        assertThat(again(closing.json(), ClosingStatement::read)).isEqualTo(closing);
        assertThat(again(approval.json(), ApprovalStatement::read)).isEqualTo(approval);
        assertThat(again(handover.json(), HandoverStatement::read)).isEqualTo(handover);
    }

    @Test
    void handsNoGrantOverTwice() {
        DepositedGrant grant = grant();

        assertThatThrownBy(() -> handover(grant, grant)).isInstanceOf(FormRefused.class);
    }

    @Test
    void beginsNoEpochTwiceAndMarksNoItemTwice() {
        ItemId item = ItemId.draw(RANDOM);

        assertThatThrownBy(() -> deposit(List.of(CARE, CARE), List.of(), List.of())).isInstanceOf(FormRefused.class);
        assertThatThrownBy(() -> deposit(List.of(), List.of(), List.of(item, item))).isInstanceOf(FormRefused.class);
    }

    @Test
    void tellsAnItemForTwoFromOneForEach() {
        assertThat(again(item(true).json(), DepositedItem::read).two()).isTrue();
        assertThat(again(item(false).json(), DepositedItem::read).two()).isFalse();
    }

    @Test
    void signsForHerNothingButAnswers() {
        List<Consent> answers = List.of(answer(new Consent.Audience.Team(), 0, Optional.empty()));

        assertThat(deposit(List.of(), answers, List.of()).onlyAnswers()).isTrue();
        assertThat(deposit(List.of(), List.of(), List.of()).onlyAnswers()).isFalse();
        assertThat(deposit(List.of(CARE), answers, List.of()).onlyAnswers()).isFalse();
        assertThat(deposit(List.of(), answers, List.of(ItemId.draw(RANDOM))).onlyAnswers()).isFalse();
        assertThat(with(Optional.of("age1pq1"), List.of(), List.of(), Optional.empty()).onlyAnswers()).isFalse();
        assertThat(with(Optional.empty(), List.of(item(true)), List.of(), Optional.empty()).onlyAnswers()).isFalse();
        assertThat(with(Optional.empty(), List.of(), List.of(grant()), Optional.empty()).onlyAnswers()).isFalse();
        assertThat(with(Optional.empty(), List.of(), List.of(), Optional.of(slip())).onlyAnswers()).isFalse();
        assertThat(with(Optional.empty(), List.of(), List.of(), Optional.empty()).onlyAnswers()).isTrue();
    }

    @Test
    void namesTheAnswerBefore() {
        Consent first = answer(new Consent.Audience.Network(), 0, Optional.empty());
        Consent next = answer(new Consent.Audience.Named(List.of(new UUID(1, 1), new UUID(2, 2))), 1,
                Optional.of(first.digest()));

        assertThat(first.digest()).isEqualTo(Digest.hash(CanonicalJson.write(first.json())));
        assertThat(again(first.json(), Consent::read)).isEqualTo(first);
        assertThat(again(next.json(), Consent::read)).isEqualTo(next);
        assertThat(again(next.json(), Consent::read).previous()).contains(first.digest());
        assertThatThrownBy(() -> answer(new Consent.Audience.Team(), 1, Optional.empty()))
                .isInstanceOf(FormRefused.class);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryPurpose(Consent.Purpose purpose) {
        assertThat(Consent.Purpose.of(purpose.word())).isEqualTo(purpose);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryPriority(RoutingSlip.Priority priority) {
        assertThat(RoutingSlip.Priority.of(priority.number())).isEqualTo(priority);
        assertThat(priority.word()).isEqualToIgnoringCase(priority.name());
    }

    @Test
    void erasesTheFirstWithAllThatGoesAlong() {
        UUID first = new UUID(3, 3);
        var subject = new ErasureStatement.Subject(false, first, List.of(new UUID(1, 1), new UUID(2, 2)));

        assertThat(subject.all()).containsExactly(first, new UUID(1, 1), new UUID(2, 2));
    }

    @Test
    void takesNoIdentifierThatWasNotDrawn() {
        assertThatThrownBy(() -> new StatementId(UUID.fromString("0190a0a0-0a0a-7a0a-8a0a-0a0a0a0a0a0a")))
                .isInstanceOf(FormRefused.class);
    }

    @Test
    void comparesSealedBytesAndNeverPrintsThem() {
        byte[] secret = "not to be read".getBytes(StandardCharsets.UTF_8);
        SealedBytes bytes = SealedBytes.of(secret);

        assertThat(bytes).isEqualTo(SealedBytes.of(secret.clone())).isNotEqualTo(SealedBytes.of(new byte[14]));
        assertThat(bytes.hashCode()).isEqualTo(Arrays.hashCode(secret));
        assertThat(bytes.digest()).isEqualTo(Digest.hash(secret));
        assertThat(bytes.length()).isEqualTo(14);
        assertThat(bytes).hasToString("SealedBytes[14]");
    }

    private static <T> T again(JsonObject json, Function<Members, T> parser) {
        return Members.read(CanonicalJson.read(CanonicalJson.write(json)), parser);
    }

    private static HandoverStatement handover(DepositedGrant... grants) {
        return new HandoverStatement(INSTANCE, StatementId.draw(RANDOM), CASE, reader(), reader(), "leave",
                List.of(grants));
    }

    private static DepositStatement deposit(List<CompartmentEpoch> epochs, List<Consent> consents,
            List<ItemId> marks) {
        return new DepositStatement(INSTANCE, DepositId.draw(RANDOM), CASE, AUTHOR, Optional.empty(), epochs,
                List.of(), List.of(), consents, marks, Optional.empty());
    }

    private static DepositStatement with(Optional<String> opening, List<DepositedItem> items,
            List<DepositedGrant> grants, Optional<RoutingSlip> routing) {
        List<Consent> answers = List.of(answer(new Consent.Audience.Team(), 0, Optional.empty()));
        return new DepositStatement(INSTANCE, DepositId.draw(RANDOM), CASE, AUTHOR, opening, List.of(), items, grants,
                answers, List.of(), routing);
    }

    private static RoutingSlip slip() {
        return new RoutingSlip(CircleId.draw(RANDOM), RoutingSlip.Priority.WINDOW, Optional.of(NOON));
    }

    private static DepositedItem item(boolean two) {
        return new DepositedItem(ItemId.draw(RANDOM), CARE, DepositedItem.Kind.DOCUMENT, 4_128, SOME, SOME, SOME, two);
    }

    private static DepositedGrant grant() {
        return new DepositedGrant(GrantId.draw(RANDOM), CARE, reader(), new KeyId("oGih8kCO-v7FIfsfdWiKeg"),
                Optional.empty(), SOME);
    }

    private static Reader reader() {
        return new Reader(Reader.Kind.CIRCLE, Id.draw(RANDOM));
    }

    private static Consent answer(Consent.Audience to, long number, Optional<Digest> previous) {
        return new Consent(Consent.Purpose.READ, Consent.Answer.YES, to, List.of(), Optional.empty(),
                Consent.Speaker.SELF, Optional.of(Consent.Channel.THUMBPRINT),
                new Consent.Wording("crsv", "1.0.0", "fr"), number, previous);
    }
}
