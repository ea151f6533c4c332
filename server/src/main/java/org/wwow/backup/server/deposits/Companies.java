package org.wwow.backup.server.deposits;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Gathers small deposits that wait at the same moment, so that they share one transaction and one wait for the disk.
///
/// There is no timer: a company leaves on a thread of its own as soon as none is under way, which is after those who are
/// just arriving; whoever comes while it is away is of the next one. Each has its turn already ([Turns]), so no two are
/// of one case; of two that claim one identifier the second is left for a later company, and of one sender one waits at a
/// time, so that nobody fills the line. Whatever goes wrong for a company, each of it is then tried alone, and so is who
/// is left waiting behind a slow one.
final class Companies {
    /// Deposits of one company.
    static final int MOST = 16;
    /// Bytes of the bodies of one company.
    static final int BYTES = 1 << 20;
    /// How long one waits to be taken along before it goes alone.
    static final long PATIENCE_MILLIS = 250;
    /// How many of those who wait are looked at for one company.
    private static final int LOOKED_AT = 4 * MOST;

    private final Function<List<Arrived>, List<Outcome>> decide;
    private final Deque<Waiting> line = new ArrayDeque<>();
    private final Set<Depositor> senders = new HashSet<>();
    private boolean underWay;

    /// @param decide takes a company in one transaction; as many outcomes in the same order
    Companies(Function<List<Arrived>, List<Outcome>> decide) {
        this.decide = decide;
    }

    private record Waiting(Arrived deposit, CompletableFuture<Outcome> outcome) {}

    /// Goes with whoever waits; returns once that company is done, and at once where another of this sender waits.
    Outcome join(Arrived deposit) {
        var waiting = new Waiting(deposit, new CompletableFuture<>());
        boolean first;
        synchronized (line) {
            if (!senders.add(deposit.who())) {
                return new Outcome.Alone();
            }
            line.add(waiting);
            first = !underWay;
            underWay = true;
        }
        if (first) {
            Thread.ofVirtual().name("deposits").start(this::goOneAfterAnother);
        }
        try {
            return waiting.outcome().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return left(waiting) ? new Outcome.Alone() : waiting.outcome().join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return left(waiting) ? new Outcome.Alone() : waiting.outcome().join();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Whether it still waited, and does no more.
    private boolean left(Waiting waiting) {
        synchronized (line) {
            boolean waited = line.remove(waiting);
            if (waited) {
                senders.remove(waiting.deposit().who());
            }
            return waited;
        }
    }

    /// How many wait for the next company.
    int waiting() {
        synchronized (line) {
            return line.size();
        }
    }

    private void goOneAfterAnother() {
        boolean ended = false;
        try {
            List<Waiting> company = gathered();
            while (!company.isEmpty()) {
                go(company);
                company = gathered();
            }
            ended = true;
        } finally {
            if (!ended) {
                // An error ended this thread; the next to join begins another.
                synchronized (line) {
                    underWay = false;
                }
            }
        }
    }

    /// The next company. It may be small where this thread does not wait behind those who are about to join; nothing else
    /// depends on it.
    @SuppressWarnings("ThreadPriorityCheck")
    private List<Waiting> gathered() {
        Thread.yield();
        synchronized (line) {
            List<Waiting> company = next();
            underWay = !company.isEmpty();
            return company;
        }
    }

    private void go(List<Waiting> company) {
        List<Outcome> outcomes = List.of();
        try {
            outcomes = decide.apply(company.stream().map(Waiting::deposit).toList());
        } catch (RuntimeException _) {
            // Each is tried alone, and hears for itself what is wrong.
        } finally {
            for (int at = 0; at < company.size(); at++) {
                company.get(at).outcome().complete(at < outcomes.size() ? outcomes.get(at) : new Outcome.Alone());
            }
        }
    }

    private List<Waiting> next() {
        List<Waiting> company = new ArrayList<>();
        Set<UUID> claimed = new HashSet<>();
        int bytes = 0;
        Iterator<Waiting> waiting = line.iterator();
        for (int seen = 0; seen < LOOKED_AT && company.size() < MOST && waiting.hasNext(); seen++) {
            Waiting one = waiting.next();
            Set<UUID> claims = one.deposit().claims();
            boolean fits = company.isEmpty() || bytes + one.deposit().bytes() <= BYTES;
            if (fits && Collections.disjoint(claimed, claims)) {
                waiting.remove();
                senders.remove(one.deposit().who());
                claimed.addAll(claims);
                company.add(one);
                bytes += one.deposit().bytes();
            }
        }
        return company;
    }
}
