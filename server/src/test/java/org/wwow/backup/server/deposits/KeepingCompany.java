package org.wwow.backup.server.deposits;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.server.deposits.store.DepositRows;

import static org.assertj.core.api.Assertions.assertThat;

/// Who goes with whom, and that nobody waits for company.
@Timeout(60)
class KeepingCompany {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InstanceId INSTANCE = InstanceId.draw(RANDOM);
    private static final SigningKey AUTHOR = SigningKey.draw(RANDOM);
    private static final CaseId CASE = CaseId.of(INSTANCE, AUTHOR.verificationKey());
    private static final Draft DRAFT = draft();
    private static final Arrived PATTERN = Arrived.of(new Depositor.Reporter(Id.draw(RANDOM)),
            DRAFT.document("care", 0).call(), DRAFT.statement(), 16_384);

    private final List<List<Arrived>> gone = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger alone = new AtomicInteger();

    @Test
    void aLoneDepositGoesAtOnceAndAlone() {
        var companies = new Companies(this::note);

        assertThat(companies.join(of(mailbox(), 16_384))).isInstanceOf(Outcome.Taken.class);

        assertThat(gone).singleElement().satisfies(company -> assertThat(company).hasSize(1));
    }

    @Test
    void thoseWhoComeMeanwhileGoTogetherAndNeverMoreThanSixteen() throws Exception {
        List<Arrived> forty = IntStream.range(0, 40).mapToObj(_ -> of(mailbox(), 16_384)).toList();

        behindOne(forty);

        List<Integer> sizes = gone.stream().map(List::size).toList();
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(41 - alone.get());
        assertThat(sizes).allMatch(size -> size <= Companies.MOST);
        assertThat(sizes).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void twoOfOneMailboxNeverGoTogether() throws Exception {
        UUID mailbox = mailbox();
        behindOne(IntStream.range(0, 10).mapToObj(at -> of(at % 2 == 0 ? mailbox : mailbox(), 16_384)).toList());

        assertThat(gone).allSatisfy(company -> assertThat(company.stream().map(Arrived::who)).doesNotHaveDuplicates());
        assertThat(gone.stream().mapToInt(List::size).sum()).isEqualTo(11 - alone.get());
    }

    @Test
    void whoSendsMuchAtOnceKeepsNobodyFromTheNextCompany() throws Exception {
        UUID flooding = mailbox();
        Arrived last = of(mailbox(), 16_384);
        List<Arrived> flood = new ArrayList<>(IntStream.range(0, 80).mapToObj(_ -> of(flooding, 16_384)).toList());
        flood.add(last);

        behindOne(flood);

        int company = IntStream.range(0, gone.size()).filter(at -> gone.get(at).contains(last)).findFirst().orElse(-1);
        // On a busy machine its patience may end first; it is then in none.
        assertThat(company).isLessThanOrEqualTo(1);
        assertThat(gone.stream().mapToInt(List::size).sum()).isEqualTo(82 - alone.get());
    }

    @Test
    void twoThatClaimOneIdentifierNeverGoTogether() throws Exception {
        ItemId item = ItemId.draw(RANDOM);
        behindOne(IntStream.range(0, 10)
                .mapToObj(at -> of(mailbox(), at % 2 == 0 ? draft() : claiming(item), 16_384))
                .toList());

        assertThat(gone).allSatisfy(company -> assertThat(
                company.stream().flatMap(deposit -> deposit.claims().stream())).doesNotHaveDuplicates());
        assertThat(gone.stream().mapToInt(List::size).sum()).isEqualTo(11 - alone.get());
    }

    private static Draft claiming(ItemId item) {
        return draft().document("care", 0)
                .changed(line -> new DepositedItem(item, line.in(), line.kind(), line.size(), line.header(),
                        line.payload(), line.bind(), false));
    }

    @Test
    void aCompanyHoldsNoMoreBytesThanAllowed() throws Exception {
        behindOne(IntStream.range(0, 20).mapToObj(_ -> of(mailbox(), 128 << 10)).toList());

        assertThat(gone).allSatisfy(company -> assertThat(company.stream().mapToInt(Arrived::bytes).sum())
                .isLessThanOrEqualTo(Companies.BYTES));
        assertThat(gone.stream().mapToInt(List::size).sum()).isEqualTo(21 - alone.get());
    }

    @Test
    void aCompanyThatFailsIsTriedAloneAndTheNextGoes() {
        var companies = new Companies(company -> {
            if (begun.getAndIncrement() == 0) {
                throw new IllegalStateException("It failed.");
            }
            return note(company);
        });

        assertThat(companies.join(of(mailbox(), 16_384))).isInstanceOf(Outcome.Alone.class);
        assertThat(companies.join(of(mailbox(), 16_384))).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    void aCompanyThatIsStuckHoldsNobodyElseUp() throws Exception {
        var companies = new Companies(company -> {
            if (begun.getAndIncrement() == 0) {
                await();
            }
            return note(company);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> stuck = threads.submit(() -> companies.join(of(mailbox(), 16_384)));
            until(1);

            assertThat(companies.join(of(mailbox(), 16_384))).isInstanceOf(Outcome.Alone.class);
            assertThat(companies.waiting()).isZero();
            assertThat(stuck.isDone()).isFalse();
            gate.countDown();
            assertThat(stuck.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Taken.class);
            assertThat(gone).singleElement().satisfies(company -> assertThat(company).hasSize(1));
        }
    }

    @Test
    void anErrorLeavesNobodyWaiting() {
        var companies = new Companies(company -> {
            if (begun.getAndIncrement() == 0) {
                throw new AssertionError("It broke.");
            }
            return note(company);
        });

        assertThat(companies.join(of(mailbox(), 16_384))).isInstanceOf(Outcome.Alone.class);
        Outcome next = companies.join(of(mailbox(), 16_384));
        assertThat(next instanceof Outcome.Alone || next instanceof Outcome.Taken).isTrue();
        assertThat(companies.join(of(mailbox(), 16_384))).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    void eachHearsItsOwnOutcome() throws Exception {
        var companies = new Companies(company -> company.stream()
                .map(deposit -> deposit.bytes() % 2 == 0
                        ? (Outcome) new Outcome.Alone()
                        : new Outcome.Taken(
                                new DepositRows.Taken(PATTERN.digest(), List.of(new UUID(0, deposit.bytes())))))
                .toList());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> heard = IntStream.range(0, 200)
                    .mapToObj(at -> threads.submit(() -> companies.join(of(mailbox(), at))))
                    .toList();
            int heardOf = 0;
            for (int at = 0; at < heard.size(); at++) {
                Outcome outcome = heard.get(at).get(10, TimeUnit.SECONDS);
                if (outcome instanceof Outcome.Taken(var taken)) {
                    assertThat(taken.events()).isEqualTo(List.of(new UUID(0, at)));
                    heardOf++;
                }
            }
            assertThat(heardOf).isPositive();
        }
    }

    /// Lets a company of one be under way until all of these wait.
    private void behindOne(List<Arrived> deposits) throws Exception {
        var companies = new Companies(company -> {
            if (begun.getAndIncrement() == 0) {
                await();
            }
            return note(company);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> all = new ArrayList<>();
            all.add(threads.submit(() -> companies.join(of(mailbox(), 16_384))));
            until(1);
            deposits.forEach(deposit -> all.add(threads.submit(() -> companies.join(deposit))));
            // On a busy machine somebody's patience may end first.
            while (companies.waiting() + all.stream().filter(Future::isDone).count() < deposits.size()) {
                Thread.onSpinWait();
            }
            gate.countDown();
            for (Future<Outcome> one : all) {
                if (one.get(10, TimeUnit.SECONDS) instanceof Outcome.Alone) {
                    alone.incrementAndGet();
                }
            }
        }
    }

    private List<Outcome> note(List<Arrived> company) {
        gone.add(company);
        return company.stream()
                .<Outcome>map(_ -> new Outcome.Taken(new DepositRows.Taken(PATTERN.digest(), List.of())))
                .toList();
    }

    private void until(int companies) {
        while (begun.get() < companies) {
            Thread.onSpinWait();
        }
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Draft draft() {
        return new Draft(INSTANCE, CASE, AUTHOR);
    }

    private static Arrived of(UUID mailbox, int bytes) {
        return of(mailbox, draft(), bytes);
    }

    private static Arrived of(UUID mailbox, Draft draft, int bytes) {
        return new Arrived(new Depositor.Reporter(mailbox), PATTERN.call(), draft.statement(), PATTERN.digest(),
                PATTERN.signed(), bytes);
    }

    private static UUID mailbox() {
        return Id.draw(RANDOM);
    }
}
