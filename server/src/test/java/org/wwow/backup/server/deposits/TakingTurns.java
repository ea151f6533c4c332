package org.wwow.backup.server.deposits;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Deposits of one case wait for each other, and nobody else does.
class TakingTurns {
    private final Turns turns = new Turns();

    @Test
    void twoOfOneCaseNeverOverlap() throws Exception {
        CaseId one = aCase("one");
        var inside = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> most = new ArrayList<>();
            for (int at = 0; at < 200; at++) {
                most.add(threads.submit(() -> turns.take(one, () -> {
                    int now = inside.incrementAndGet();
                    Thread.onSpinWait();
                    inside.decrementAndGet();
                    return now;
                })));
            }
            for (Future<Integer> together : most) {
                assertThat(together.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            }
        }
    }

    @Test
    void anotherCaseDoesNotWait() throws Exception {
        var holding = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> slow = threads.submit(() -> turns.take(aCase("one"), () -> {
                holding.countDown();
                return waited(done);
            }));
            assertThat(waited(holding)).isTrue();

            assertThat(turns.take(aCase("another"), () -> "taken")).isEqualTo("taken");
            done.countDown();
            assertThat(slow.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRefusedOneLetsTheNextCome() throws Exception {
        CaseId one = aCase("one");
        assertThatThrownBy(() -> turns.take(one, () -> {
            throw new Refused(Problem.SIGNATURE);
        })).isInstanceOf(Refused.class);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.submit(() -> turns.take(one, () -> "taken")).get(10, TimeUnit.SECONDS))
                    .isEqualTo("taken");
        }
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static CaseId aCase(String name) {
        UUID bits = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new CaseId(new UUID((bits.getMostSignificantBits() & ~0xf000L) | 0x8000L,
                bits.getLeastSignificantBits()));
    }
}
