package org.wwow.backup.server.deposits;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.casework.Erasures;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.evidence.Tombstone.Authority;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;

/// Companies of two nodes, deposits that go alone, withdrawals and erasures at the same moment: each deposit is taken
/// once or refused, nobody waits in a ring, and no member's word comes after the withdrawal.
@Timeout(180)
class AtOnceOnTwoNodes {
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final Circle INTAKE = WORLD.people().circle("intake");
    private static final int CASES = 8;

    private final List<Node> nodes = List.of(Node.start(), Node.start());

    /// Each node has turns and companies of its own, over the one database.
    private record Node(Turns turns, Companies companies) {
        static Node start() {
            return new Node(new Turns(), new Companies(WORLD.deposits::together));
        }

        List<UUID> take(Arrived deposit) {
            return turns.take(deposit.statement().inCase(), () -> switch (companies.join(deposit)) {
                case Outcome.Taken(var taken) -> taken.events();
                case Outcome.Refusal(var why) -> throw why;
                case Outcome.Alone _ -> WORLD.taken(deposit.who(), deposit.call());
            });
        }
    }

    @Test
    void theSameBytesGivenToBothAreTakenOnceAndAnsweredAlike() throws Exception {
        List<ReporterInTest> reporters = Stream.generate(() -> WORLD.reporter().keeps()).limit(CASES).toList();
        List<Arrived> sent = reporters.stream()
                .flatMap(reporter -> Stream.generate(() -> small(reporter.session(),
                        reporter.draft().document("care", 0))).limit(4))
                .toList();
        List<Callable<List<UUID>>> calls = sent.stream()
                .flatMap(deposit -> nodes.stream().<Callable<List<UUID>>>map(node -> () -> node.take(deposit)))
                .toList();

        List<List<UUID>> answers = atOnce(calls);

        for (int at = 0; at < sent.size(); at++) {
            assertThat(answers.get(2 * at)).hasSize(1).isEqualTo(answers.get(2 * at + 1));
        }
        assertThat(new HashSet<>(answers)).hasSize(sent.size());
        for (ReporterInTest reporter : reporters) {
            assertThat(count("deposit where case_id = :id", reporter.caseId.uuid())).isEqualTo(5);
            assertThat(count("item where case_id = :id", reporter.caseId.uuid())).isEqualTo(5);
            assertThat(WORLD.database.client()
                    .sql("select items from storage_account where owner = :box")
                    .param("box", reporter.mailbox)
                    .query(Long.class)
                    .single()).isEqualTo(10);
        }
    }

    @Test
    void whatIsTakenIsKeptOnceAndWhatIsRefusedNeverAndNoMemberSpeaksAfterAWithdrawal() throws Exception {
        List<ReporterInTest> reporters = Stream.generate(() -> WORLD.reporter().keeps().sendsTo(INTAKE))
                .limit(CASES)
                .toList();
        List<Arrived> sent = new ArrayList<>();
        for (int at = 0; at < CASES; at++) {
            sent.addAll(talk(reporters.get(at)));
            if (at % 2 == 0) {
                sent.add(withdrawal(reporters.get(at)));
            }
        }
        List<Callable<Optional<Problem>>> calls = new ArrayList<>();
        for (int at = 0; at < sent.size(); at++) {
            Node node = nodes.get(at % 2);
            Arrived deposit = sent.get(at);
            calls.add(() -> problem(node, deposit));
        }
        calls.add(() -> erased(reporters.get(1)));
        calls.add(() -> erased(reporters.get(3)));

        List<Optional<Problem>> answers = atOnce(calls);

        assertThat(Set.copyOf(answers)).isSubsetOf(Optional.empty(), Optional.of(Problem.NOT_PERMITTED),
                Optional.of(Problem.EPOCH_STALE), Optional.of(Problem.ERASED));
        Set<CaseId> gone = Set.of(reporters.get(1).caseId, reporters.get(3).caseId);
        Set<CaseId> unharmed = Set.of(reporters.get(5).caseId, reporters.get(7).caseId);
        for (int at = 0; at < sent.size(); at++) {
            CaseId inCase = sent.get(at).statement().inCase();
            assertThat(answers.get(at).isEmpty() || !unharmed.contains(inCase)).isTrue();
            assertKept(sent.get(at), answers.get(at).isEmpty(), !gone.contains(inCase));
        }
        gone.forEach(erased -> assertThat(count("case_file where id = :id", erased.uuid())).isZero());
        sent.stream().filter(deposit -> !deposit.maySeekCompany()).forEach(AtOnceOnTwoNodes::assertLastOfTheMembers);
    }

    /// She and a member of her own write four times each.
    private static List<Arrived> talk(ReporterInTest her) {
        Person officer = WORLD.people().member(INTAKE);
        Depositor session = new Depositor.Member(WORLD.people().member(officer.id()).orElseThrow());
        List<Arrived> said = new ArrayList<>();
        for (int turn = 0; turn < 4; turn++) {
            said.add(small(her.session(), her.draft().document("care", 0)));
            said.add(small(session, new Draft(WORLD.instance, her.caseId, officer.signing()).document("care", 0)));
        }
        return said;
    }

    private static Arrived withdrawal(ReporterInTest her) {
        return small(her.session(), her.draft().consent(Purpose.READ, Answer.NO, 1, new Audience.Team()));
    }

    private static void assertKept(Arrived deposit, boolean taken, boolean caseStands) {
        assertThat(count("deposit where id = :id", deposit.statement().id().uuid())).isEqualTo(taken ? 1 : 0);
        assertThat(count("item where deposit = :id", deposit.statement().id().uuid()))
                .isEqualTo(taken && caseStands ? deposit.statement().items().size() : 0);
    }

    /// Deeds are in the order in which the case's row let them through.
    private static void assertLastOfTheMembers(Arrived withdrawal) {
        List<Actor.Part> actors = WORLD.ledger()
                .of(withdrawal.statement().inCase())
                .stream()
                .map(deed -> deed.actor().part())
                .toList();
        List<UUID> subjects = WORLD.ledger()
                .of(withdrawal.statement().inCase())
                .stream()
                .map(deed -> deed.subject())
                .toList();
        int withdrawn = subjects.indexOf(withdrawal.statement().id().uuid());
        assertThat(withdrawn).isNotNegative();
        assertThat(actors.subList(withdrawn, actors.size())).doesNotContain(Actor.Part.MEMBER);
    }

    private static Optional<Problem> problem(Node node, Arrived deposit) {
        if (!deposit.maySeekCompany()) {
            return WORLD.send(deposit.who(), deposit.call().write());
        }
        try {
            node.take(deposit);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.problem());
        }
    }

    private static Optional<Problem> erased(ReporterInTest her) {
        var statement = new ErasureStatement(WORLD.instance, StatementId.draw(new SecureRandom()), her.caseId,
                her.author.verificationKey(), new ErasureStatement.Subject(true, her.caseId.uuid()),
                ErasureStatement.Act.NOW, "her-wish");
        WORLD.casework.erasures.act(statement, new Erasures.By(Authority.REPORTER, Actor.reporter(her.caseId),
                Optional.empty(), Digest.hash(new byte[1])));
        return Optional.empty();
    }

    private static Arrived small(Depositor who, Draft draft) {
        return Arrived.of(who, draft.call(), draft.statement(), 16_384);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var begin = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = new ArrayList<>();
            for (Callable<T> call : calls) {
                all.add(threads.submit(() -> {
                    begin.await();
                    return call.call();
                }));
            }
            begin.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> one : all) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private static long count(String from, UUID id) {
        return WORLD.database.client()
                .sql("select count(*) from " + from)
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
