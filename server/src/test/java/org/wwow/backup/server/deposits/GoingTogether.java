package org.wwow.backup.server.deposits;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DuplicateKeyException;

import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.Room;
import org.wwow.backup.server.evidence.Uploads;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Several deposits in one transaction: what befalls one never befalls another.
@Timeout(120)
class GoingTogether {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final Circle INTAKE = WORLD.people().circle("intake");
    private static final Person OFFICER = WORLD.people().member(INTAKE);

    private final ReporterInTest one = WORLD.reporter().keeps();
    private final ReporterInTest another = WORLD.reporter().keeps();
    private final ReporterInTest third = WORLD.reporter().keeps();

    @Test
    void aCompanyIsOneTransaction() {
        List<Arrived> company = List.of(document(one), document(another), document(third));

        assertThat(WORLD.deposits.together(company)).hasSize(3).allMatch(Outcome.Taken.class::isInstance);

        assertThat(company).allSatisfy(deposit -> assertThat(isKept(deposit)).isTrue());
        assertThat(WORLD.database.client()
                .sql("select count(distinct xmin::text) from deposit where id in (:ids)")
                .param("ids", company.stream().map(deposit -> deposit.statement().id().uuid()).toList())
                .query(Long.class)
                .single()).isEqualTo(1);
    }

    @Test
    void eachRefusalIsTheOneItWouldGetAloneAndLeavesNothing() {
        for (Callable<Arrived> bad : refused()) {
            Arrived refused = called(bad);
            Arrived good = document(another);
            Arrived last = document(third);
            Optional<Problem> alone = WORLD.send(refused.who(), refused.call().write());

            List<Outcome> outcomes = WORLD.deposits.together(List.of(good, refused, last));

            assertThat(alone).isPresent();
            assertThat(problem(outcomes.get(1))).isEqualTo(alone);
            assertThat(isKept(refused)).isFalse();
            assertThat(isKept(good) && isKept(last)).isTrue();
            assertThat(WORLD.database.client()
                    .sql("select count(*) from item where deposit = :id")
                    .param("id", refused.statement().id().uuid())
                    .query(Long.class)
                    .single()).isZero();
        }
    }

    private List<Callable<Arrived>> refused() {
        return List.of(
                () -> arrived(one, one.draft().document("care", 0).signedOnlyBy(SigningKey.draw(RANDOM))),
                () -> arrived(one, new Draft(WORLD.instance, one.caseId, SigningKey.draw(RANDOM))
                        .document("care", 0)),
                () -> arrived(one, one.draft().document("care", 7)),
                () -> arrived(one, one.draft().epoch("care", 5).document("care", 5)),
                () -> arrived(one, one.draft()
                        .document("care", 0)
                        .changed(line -> new DepositedItem(line.id(), line.in(), line.kind(), line.size(),
                                line.header(), Digest.hash(new byte[1]), line.bind(), false))),
                () -> arrived(one, one.draft()
                        .document("care", 0)
                        .changed(line -> new DepositedItem(line.id(), line.in(), line.kind(), line.size() + 1,
                                line.header(), line.payload(), line.bind(), false))),
                () -> Arrived.of(WORLD.reporter().session(), one.draft().document("care", 0).call(),
                        one.draft().document("care", 0).statement(), 8_192));
    }

    @Test
    void oneSentBeforeIsAnsweredAsTheFirstTime() {
        Arrived sent = document(one);
        List<UUID> first = WORLD.taken(sent.who(), sent.call());

        List<Outcome> outcomes = WORLD.deposits.together(List.of(document(another), sent));

        assertThat(events(outcomes.get(1))).isEqualTo(first);
        assertThat(events(outcomes.get(0))).isNotEqualTo(first);
    }

    @Test
    void anotherUnderTheSameIdDiffers() {
        Arrived sent = document(one);
        WORLD.taken(sent.who(), sent.call());
        Arrived differs = arrived(one, one.draft().id(sent.statement().id()).document("care", 0));

        List<Outcome> outcomes = WORLD.deposits.together(List.of(differs, document(another)));

        assertThat(problem(outcomes.get(0))).contains(Problem.DEPOSIT_DIFFERS);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    void whoTakesAnIdentifierOfTheSameCompanyIsRefusedAloneAndTheOthersAreTaken() {
        Arrived first = document(one);
        var copied = new Draft(WORLD.instance, another.caseId, another.author);
        copied.items.addAll(first.statement().items());
        copied.headers.putAll(first.call().headers());
        copied.payloads.putAll(first.call().payloads());
        Arrived second = arrived(another, copied);
        List<Arrived> company = List.of(first, document(third), second);

        assertThatThrownBy(() -> WORLD.deposits.together(company)).isInstanceOf(DuplicateKeyException.class);
        assertThat(company).noneMatch(GoingTogether::isKept);
        var companies = new Companies(WORLD.deposits::together);
        Outcome shared = companies.join(first);

        assertThat(shared).isInstanceOf(Outcome.Taken.class);
        assertThat(WORLD.send(second.who(), second.call().write())).contains(Problem.STATEMENT);
        assertThat(WORLD.send(company.get(1).who(), company.get(1).call().write())).isEmpty();
    }

    @Test
    void aCompanyThatFailsAfterItsCommitIsAnsweredAsTheFirstTime() {
        Arrived sent = document(one);
        var dying = new Companies(company -> {
            WORLD.deposits.together(company);
            throw new IllegalStateException("The answer was lost.");
        });

        assertThat(dying.join(sent)).isInstanceOf(Outcome.Alone.class);

        assertThat(isKept(sent)).isTrue();
        assertThat(WORLD.taken(sent.who(), sent.call())).isEqualTo(List.of((UUID[]) WORLD.database.client()
                .sql("select events from deposit where id = :id")
                .param("id", sent.statement().id().uuid())
                .query((row, _) -> row.getArray("events").getArray())
                .single()));
        assertThat(WORLD.ledger().of(one.caseId)).hasSize(2);
    }

    @Test
    void aCompanyThatFailsLeavesNothing() {
        List<Arrived> company = List.of(document(one), document(another));
        Map<String, Long> before = counts();
        WORLD.ledger().away(true);
        try {
            assertThatThrownBy(() -> WORLD.deposits.together(company)).isInstanceOf(IllegalStateException.class);
        } finally {
            WORLD.ledger().away(false);
        }

        assertThat(counts()).isEqualTo(before);
        assertThat(company).allSatisfy(
                deposit -> assertThat(WORLD.send(deposit.who(), deposit.call().write())).isEmpty());
    }

    @Test
    void aCaseThatSomebodyHoldsIsLeftForLaterAndHoldsNobodyUp() throws Exception {
        Arrived held = document(one);
        Arrived free = document(another);
        try (Connection somebody = hold("select 1 from case_file where id = ? for share", one.caseId.uuid())) {
            List<Outcome> outcomes = WORLD.deposits.together(List.of(held, free));

            assertThat(outcomes.get(0)).isInstanceOf(Outcome.Alone.class);
            assertThat(outcomes.get(1)).isInstanceOf(Outcome.Taken.class);
            somebody.rollback();
        }
        assertThat(isKept(held)).isFalse();
        assertThat(WORLD.send(held.who(), held.call().write())).isEmpty();
    }

    @Test
    void aMailboxThatSomebodyChargesIsLeftForLater() throws Exception {
        Arrived held = document(one);
        try (Connection somebody = hold("select 1 from storage_account where owner = ? for update", one.mailbox)) {
            assertThat(WORLD.deposits.together(List.of(held, document(another))).get(0))
                    .isInstanceOf(Outcome.Alone.class);
            somebody.rollback();
        }
        assertThat(isKept(held)).isFalse();
    }

    @Test
    void aFullMailboxIsRefusedAlone() {
        var trip = WORLD.database.trips().begin();
        WORLD.evidence.uploads.charge(trip, Map.of(new Owner.Mailbox(one.mailbox), new Room(Uploads.ITEMS - 3, 0)));
        trip.go();
        Arrived full = document(one);

        List<Outcome> outcomes = WORLD.deposits.together(List.of(full, document(another)));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Alone.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Taken.class);
        assertThat(WORLD.send(full.who(), full.call().write())).contains(Problem.TOO_LARGE);
    }

    @Test
    void aMemberIsRefusedFromTheNextDepositAfterAWithdrawal() {
        ReporterInTest her = WORLD.reporter().keeps().sendsTo(INTAKE);
        Depositor officer = new Depositor.Member(WORLD.people().member(OFFICER.id()).orElseThrow());
        Draft message = new Draft(WORLD.instance, her.caseId, OFFICER.signing()).document("care", 0);
        WORLD.taken(her.session(), her.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team()).call());
        Arrived late = Arrived.of(officer, message.call(), message.statement(), 8_192);

        List<Outcome> outcomes = WORLD.deposits.together(List.of(document(one), late));

        assertThat(problem(outcomes.get(1))).contains(Problem.NOT_PERMITTED);
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Taken.class);
        assertThat(isKept(late)).isFalse();
    }

    @Test
    void oneIntoACaseThatIsNotThereIsTriedAlone() {
        ReporterInTest stranger = WORLD.reporter();

        assertThat(WORLD.deposits.together(List.of(document(stranger), document(one))).get(0))
                .isInstanceOf(Outcome.Alone.class);
        assertThat(WORLD.send(stranger.session(), document(stranger).call().write())).contains(Problem.WORK);
    }

    @Test
    void whateverOpensGrantsAnswersOrTakesFromElsewhereGoesAlone() {
        ReporterInTest fresh = WORLD.reporter();
        Stream.of(fresh.first().epoch("care", 0).document("care", 0), one.draft().grant("care", 0, INTAKE),
                one.draft().yes(Purpose.READ, 0, INTAKE.id()), one.draft().route(INTAKE),
                one.draft().mark(document(one).statement().items().getFirst().id()),
                one.draft().uploaded("care", new byte[70_000], "a".repeat(32)))
                .forEach(draft -> assertThat(arrived(one, draft).maySeekCompany()).isFalse());

        assertThat(document(one).maySeekCompany()).isTrue();
        Draft large = one.draft().document("care", 0);
        assertThat(Arrived.of(one.session(), large.call(), large.statement(), (128 << 10) + 1).maySeekCompany())
                .isFalse();
    }

    @Test
    void theSameDepositSentManyTimesAtOnceIsTakenOnce() throws Exception {
        Arrived sent = document(one);
        Callable<List<UUID>> send = () -> WORLD.taken(sent.who(), sent.call());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<UUID>>> answers = threads.invokeAll(List.of(send, send, send, send, send, send));
            for (Future<List<UUID>> answer : answers) {
                assertThat(answer.get()).isEqualTo(answers.getFirst().get());
            }
        }
        assertThat(WORLD.ledger().of(one.caseId)).hasSize(2);
    }

    @Test
    void manyAtOnceOfFewCasesAreAllTaken() throws Exception {
        List<Arrived> all = new ArrayList<>();
        for (int turn = 0; turn < 20; turn++) {
            all.addAll(List.of(document(one), document(another), document(third)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<UUID>>> answers = threads.invokeAll(all.stream()
                    .<Callable<List<UUID>>>map(deposit -> () -> WORLD.taken(deposit.who(), deposit.call()))
                    .toList());
            for (Future<List<UUID>> answer : answers) {
                assertThat(answer.get()).hasSize(1);
            }
        }
        assertThat(all).allMatch(GoingTogether::isKept);
        assertThat(WORLD.database.client()
                .sql("select items from storage_account where owner = :box")
                .param("box", one.mailbox)
                .query(Long.class)
                .single()).isEqualTo(42);
    }

    private static Arrived document(ReporterInTest reporter) {
        return arrived(reporter, reporter.draft().document("care", 0));
    }

    private static Arrived arrived(ReporterInTest reporter, Draft draft) {
        DepositCall call = draft.call();
        return Arrived.of(reporter.session(), call, draft.statement(), call.write().length);
    }

    private static Arrived called(Callable<Arrived> making) {
        try {
            return making.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Problem> problem(Outcome outcome) {
        return outcome instanceof Outcome.Refusal(var why) ? Optional.of(why.problem()) : Optional.empty();
    }

    private static List<UUID> events(Outcome outcome) {
        return outcome instanceof Outcome.Taken(var taken) ? taken.events() : List.of();
    }

    private static boolean isKept(Arrived deposit) {
        DepositId id = deposit.statement().id();
        return WORLD.database.client()
                .sql("select count(*) from deposit d where d.id = :id and exists "
                        + "(select 1 from item i where i.deposit = d.id)")
                .param("id", id.uuid())
                .query(Long.class)
                .single() == 1;
    }

    private static Map<String, Long> counts() {
        return Map.of("deposit", WORLD.rows("deposit"), "item", WORLD.rows("item"), "payload", WORLD.rows("payload"),
                "header", WORLD.rows("erasable.header"));
    }

    /// Somebody else's transaction that holds a row until it is rolled back.
    private static Connection hold(String sql, UUID row) throws SQLException {
        Connection connection = WORLD.database.source().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, row);
            statement.executeQuery().close();
        }
        return connection;
    }
}
