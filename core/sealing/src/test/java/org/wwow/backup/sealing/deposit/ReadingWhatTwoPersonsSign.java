package org.wwow.backup.sealing.deposit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Erasures, approvals, hand-overs, closings, holds, interviews, and a case given back to a new code.
class ReadingWhatTwoPersonsSign {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InstanceId INSTANCE = InstanceId.draw(RANDOM);
    private static final SigningKey AUTHOR = SigningKey.draw(RANDOM);
    private static final CaseId CASE = CaseId.of(INSTANCE, AUTHOR.verificationKey());
    private static final CaseId OTHER = CaseId.of(INSTANCE, SigningKey.draw(RANDOM).verificationKey());
    private static final UUID ONE = UUID.fromString("0a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a");
    private static final UUID TWO = UUID.fromString("1a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a");
    private static final UUID THREE = UUID.fromString("2a0a0a0a-0a0a-4a0a-8a0a-0a0a0a0a0a0a");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static Stream<Arguments> statements() {
        var reader = new Reader(Reader.Kind.CIRCLE, Id.draw(RANDOM));
        var grant = new DepositedGrant(GrantId.draw(RANDOM), new CompartmentEpoch(new Compartment("team"), 3), reader,
                new KeyId("oGih8kCO-v7FIfsfdWiKeg"), Optional.empty(), Digest.hash(new byte[1]));
        var erasure = new ErasureStatement(INSTANCE, StatementId.draw(RANDOM), CASE, AUTHOR.verificationKey(),
                new ErasureStatement.Subject(false, Id.draw(RANDOM)), ErasureStatement.Act.ASK, "her-wish");
        var exhibit = new ErasureStatement(INSTANCE, StatementId.draw(RANDOM), CASE, AUTHOR.verificationKey(),
                new ErasureStatement.Subject(false, ONE, List.of(TWO, THREE)), ErasureStatement.Act.NOW, "danger");
        var approval = new ApprovalStatement(INSTANCE, StatementId.draw(RANDOM), CASE, ItemId.draw(RANDOM),
                AUTHOR.verificationKey(), NOON);
        var handover = new HandoverStatement(INSTANCE, StatementId.draw(RANDOM), CASE, reader,
                new Reader(Reader.Kind.MEMBER, Id.draw(RANDOM)), "leave", List.of(grant));
        var closing = new ClosingStatement(INSTANCE, StatementId.draw(RANDOM), CASE, AUTHOR.verificationKey(), "done");
        var hold = new HoldStatement(INSTANCE, StatementId.draw(RANDOM), CASE, NOON, "court-order", true);
        var back = new RelinkStatement(INSTANCE, StatementId.draw(RANDOM), CASE, OTHER,
                RelinkStatement.Surety.QUESTION, "lost", List.of(grant));
        var ended = new RelinkEndStatement(INSTANCE, StatementId.draw(RANDOM), CASE, back.id(),
                AUTHOR.verificationKey(), "not-her");
        var again = new InterviewStatement(INSTANCE, StatementId.draw(RANDOM), CASE, InterviewStatement.Act.TAKE,
                Optional.empty(), "court-order");
        return Stream.of(row(again, again.json(), InterviewStatement::read),
                row(erasure, erasure.json(), ErasureStatement::read),
                row(back, back.json(), RelinkStatement::read), row(ended, ended.json(), RelinkEndStatement::read),
                row(exhibit, exhibit.json(), ErasureStatement::read),
                row(approval, approval.json(), ApprovalStatement::read),
                row(handover, handover.json(), HandoverStatement::read),
                row(closing, closing.json(), ClosingStatement::read), row(hold, hold.json(), HoldStatement::read));
    }

    static Stream<Arguments> withReasons() {
        return statements().filter(row -> row.get()[1] instanceof JsonObject json && json.member("reason").isPresent());
    }

    private static Arguments row(Object statement, JsonObject json, Function<Members, Object> parser) {
        return Arguments.of(statement, json, parser);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void givesBackWhatWasWritten(Object statement, JsonObject json, Function<Members, Object> parser) {
        assertThat(Members.read(json, parser)).isEqualTo(statement);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void refusesAMemberItDoesNotKnow(Object statement, JsonObject json, Function<Members, Object> parser) {
        assertThatThrownBy(() -> Members.read(json.with("comment", "x"), parser)).isInstanceOf(FormRefused.class);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void refusesEveryMissingMember(Object statement, JsonObject json, Function<Members, Object> parser) {
        for (String name : json.members().keySet()) {
            assertThatThrownBy(() -> Members.read(without(json, name), parser)).isInstanceOf(FormRefused.class);
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void refusesTheTypeOfAnother(Object statement, JsonObject json, Function<Members, Object> parser) {
        JsonObject deposit = without(json, "type").with("type", DepositStatement.TYPE);

        assertThatThrownBy(() -> Members.read(deposit, parser)).isInstanceOf(FormRefused.class);
    }

    /// A reason that held prose would be an account of facts in the server's hands.
    @ParameterizedTest
    @MethodSource("withReasons")
    void takesNoProseForAReason(Object statement, JsonObject json, Function<Members, Object> parser) {
        JsonObject prose = without(json, "reason").with("reason", "because of the weather");

        assertThatThrownBy(() -> Members.read(prose, parser)).isInstanceOf(FormRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "care ", "CARE", "conversation", "conversation.", "conversation.0123456",
        "conversation.012345678", "conversation.0123456G", "caresexhibits"})
    void refusesWhatIsNoCompartment(String name) {
        assertThatThrownBy(() -> new Compartment(name)).isInstanceOf(FormRefused.class);
    }

    /// A stranger with her name and a date has no word to sign under.
    @ParameterizedTest
    @ValueSource(strings = {"name-and-date", "name", "telephone", "IN-PERSON", "in_person", ""})
    void givesACaseBackOnlyToWhomSomebodyKnew(String how) {
        JsonObject json = new RelinkStatement(INSTANCE, StatementId.draw(RANDOM), CASE, OTHER,
                RelinkStatement.Surety.IN_PERSON, "lost", List.of()).json();

        assertThatThrownBy(() -> Members.read(without(json, "how").with("how", how), RelinkStatement::read))
                .isInstanceOf(FormRefused.class);
    }

    @Test
    void declinesOneProposalByItsName() {
        var proposal = StatementId.draw(RANDOM);
        var declined = new InterviewStatement(INSTANCE, StatementId.draw(RANDOM), CASE, InterviewStatement.Act.DECLINE,
                Optional.of(proposal), "enough-told");

        assertThat(Members.read(declined.json(), InterviewStatement::read)).isEqualTo(declined);
        assertThat(declined.declined()).contains(proposal.uuid());
        assertThatThrownBy(() -> Members.read(without(declined.json(), "proposal"), InterviewStatement::read))
                .isInstanceOf(FormRefused.class);
    }

    @Test
    void agreesToNothingByTheNameOfAProposal() {
        assertThatThrownBy(() -> new InterviewStatement(INSTANCE, StatementId.draw(RANDOM), CASE,
                InterviewStatement.Act.TAKE, Optional.of(StatementId.draw(RANDOM)), "court-order"))
                .isInstanceOf(FormRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAKE", "agree", ""})
    void knowsNoOtherWordForAnInterview(String act) {
        var again = new InterviewStatement(INSTANCE, StatementId.draw(RANDOM), CASE, InterviewStatement.Act.TAKE,
                Optional.empty(), "court-order");

        assertThatThrownBy(() -> Members.read(without(again.json(), "act").with("act", act), InterviewStatement::read))
                .isInstanceOf(FormRefused.class);
    }

    @Test
    void refusesTheSameEpochGivenBackTwice() {
        var in = new CompartmentEpoch(new Compartment("care"), 0);
        var reader = new Reader(Reader.Kind.REPORTER, OTHER.uuid());
        Supplier<DepositedGrant> grant = () -> new DepositedGrant(GrantId.draw(RANDOM), in, reader,
                new KeyId("oGih8kCO-v7FIfsfdWiKeg"), Optional.empty(), Digest.hash(new byte[1]));
        List<DepositedGrant> twice = List.of(grant.get(), grant.get());

        assertThatThrownBy(() -> new RelinkStatement(INSTANCE, StatementId.draw(RANDOM), CASE, OTHER,
                RelinkStatement.Surety.IN_PERSON, "lost", twice)).isInstanceOf(FormRefused.class);
    }

    /// What is erased together is one set with one writing: no signature covers a list that says something else.
    @ParameterizedTest
    @MethodSource("listsThatAreNone")
    void refusesToEraseTogetherWhatIsNoSet(String kind, List<UUID> along) {
        JsonObject subject = JsonObject.EMPTY.with("kind", kind)
                .with("id", ONE.toString())
                .with("along", JsonArray.of(along, one -> new JsonText(one.toString())));
        JsonObject json = new ErasureStatement(INSTANCE, StatementId.draw(RANDOM), CASE, AUTHOR.verificationKey(),
                new ErasureStatement.Subject(false, ONE), ErasureStatement.Act.ASK, "her-wish").json();
        JsonObject changed = without(json, "subject").with("subject", subject);

        assertThatThrownBy(() -> Members.read(changed, ErasureStatement::read)).isInstanceOf(FormRefused.class);
    }

    static Stream<Arguments> listsThatAreNone() {
        List<UUID> many = Stream.generate(() -> Id.draw(RANDOM))
                .limit(ErasureStatement.Subject.MOST + 1)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        return Stream.of(Arguments.of("case", List.of(TWO)), Arguments.of("item", List.of(ONE)),
                Arguments.of("item", List.of(TWO, TWO)), Arguments.of("item", List.of(THREE, TWO)),
                Arguments.of("item", List.of()), Arguments.of("item", many));
    }

    private static JsonObject without(JsonObject json, String name) {
        var members = new TreeMap<>(json.members());
        members.remove(name);
        return JsonObject.of(members);
    }

}
