package org.wwow.backup.server.casework;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.TurningClock;
import org.wwow.backup.server.casework.Timetable.Job;
import org.wwow.backup.server.casework.Timetable.Times;
import org.wwow.backup.server.casework.store.JobRows;

import static org.assertj.core.api.Assertions.assertThat;

/// Each job at its time, once, on whichever node looks first; a failure costs an hour and nobody else.
class KeepingTheTimetable {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final Times NIGHTLY = new Times.Nightly(LocalTime.of(2, 0));

    private final TurningClock clock = new TurningClock(Instant.parse("2026-11-21T12:30:00Z"));
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private final Job hourly = new Job("hourly", new Times.Hourly(), () -> ran.add("hourly"));
    private final Job nightly = new Job("nightly", NIGHTLY, () -> ran.add("nightly"));

    @BeforeEach
    void nothingRanYet() {
        DATABASE.client().sql("delete from job_run").update();
    }

    @Test
    void runsEachJobAtItsHourAndNotBefore() {
        Timetable node = node(hourly, nightly);
        node.runDue();
        ran.clear();

        turnTo("2026-11-21T12:59:59Z");
        assertThat(node.runDue()).isZero();
        turnTo("2026-11-21T13:00:00Z");
        node.runDue();
        assertThat(ran).containsExactly("hourly");
        turnTo("2026-11-22T01:59:59Z");
        node.runDue();
        assertThat(ran).containsExactly("hourly", "hourly");
        turnTo("2026-11-22T02:00:00Z");
        node.runDue();
        assertThat(ran).containsExactly("hourly", "hourly", "hourly", "nightly");
    }

    @Test
    void runsANightlyJobOnceANightHoweverOftenItLooks() {
        Timetable node = node(nightly);
        for (int minute = 0; minute < 3 * 24 * 60; minute++) {
            node.runDue();
            clock.turn(Duration.ofMinutes(1));
        }

        assertThat(ran).hasSize(4);
    }

    @Test
    void runsItOnceANightOnTwoNodes() throws Exception {
        Timetable one = node(nightly);
        Timetable two = node(nightly);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int night = 0; night < 20; night++) {
                Future<Integer> first = threads.submit(one::runDue);
                Future<Integer> second = threads.submit(two::runDue);
                assertThat(first.get() + second.get()).isEqualTo(1);
                clock.turn(Duration.ofDays(1));
            }
        }

        assertThat(ran).hasSize(20);
    }

    @Test
    void makesUpForANightWithoutANode() {
        Timetable node = node(nightly);
        node.runDue();
        turnTo("2026-11-25T19:00:00Z");

        assertThat(node.runDue()).isEqualTo(1);
        assertThat(node.runDue()).isZero();
    }

    @Test
    void triesAFailedJobAgainAfterAnHourAndRunsTheOthersMeanwhile() {
        Timetable node = node(new Job("fails", NIGHTLY, () -> {
            ran.add("failed");
            throw new IOException("a disk");
        }), nightly);

        assertThat(node.runDue()).isEqualTo(1);
        assertThat(ran).containsExactly("failed", "nightly");
        clock.turn(Duration.ofMinutes(59));
        node.runDue();
        assertThat(ran).containsExactly("failed", "nightly");
        clock.turn(Duration.ofMinutes(1));
        node.runDue();
        assertThat(ran).containsExactly("failed", "nightly", "failed");
    }

    @Test
    void takesOverFromANodeThatDiedInTheMiddle() {
        new JobRows(DATABASE.client()).begin("nightly", NIGHTLY.slot(clock.instant()), clock.instant(), Instant.EPOCH);
        Timetable other = node(nightly);

        assertThat(other.runDue()).isZero();
        clock.turn(Timetable.AGAIN);
        assertThat(other.runDue()).isEqualTo(1);
    }

    @Test
    void goesOnAfterAnErrorOfTheMachineItself() {
        Timetable node = node(new Job("fails", NIGHTLY, () -> {
            throw new StackOverflowError();
        }), nightly);

        assertThat(node.runDue()).isEqualTo(1);
    }

    @Test
    void looksAgainAndAgainUntilItIsStopped() throws InterruptedException {
        var twice = new CountDownLatch(2);
        var jobs = new NightlyJobs(node(new Job("counts", new Times.Hourly(), () -> {
            twice.countDown();
            clock.turn(Duration.ofHours(1));
            throw new IllegalStateException("and fails each time");
        })), Duration.ofMillis(5));

        jobs.start();
        assertThat(jobs.isRunning()).isTrue();
        assertThat(twice.await(60, TimeUnit.SECONDS)).isTrue();
        jobs.stop();
        assertThat(jobs.isRunning()).isFalse();
    }

    private void turnTo(String instant) {
        clock.turn(Duration.between(clock.instant(), Instant.parse(instant)));
    }

    private Timetable node(Job... jobs) {
        return new Timetable(List.of(jobs), new Timetable.Shared(new JobRows(DATABASE.client()), clock));
    }
}
