package org.wwow.backup.server.casework;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.casework.Timetable.Job;
import org.wwow.backup.server.casework.Timetable.Times;
import org.wwow.backup.server.evidence.Fixity;
import org.wwow.backup.server.evidence.Upkeep;

/// What is done without being asked: each hour what is due is destroyed and what lapsed is forgotten; each night the
/// files of the database are rewritten where something was erased, and blobs are read again.
@Component
final class NightlyJobs implements SmartLifecycle {
    /// In UTC: after the day of the Americas, before that of the east, and the rewriting before the reading.
    static final LocalTime REWRITE = LocalTime.of(1, 0);
    /// In UTC.
    static final LocalTime FIXITY = LocalTime.of(2, 0);

    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Timetable timetable;
    private final Duration look;
    private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    @Autowired
    NightlyJobs(Erasures erasures, Upkeep upkeep, Fixity fixity, Lapsing lapsing, Timetable.Shared shared) {
        this(new Timetable(List.of(new Job("erasures", new Times.Hourly(), erasures::destroyDue),
                new Job("uploads", new Times.Hourly(), upkeep::sweep),
                new Job("lapsed", new Times.Hourly(), lapsing::run),
                new Job("rewrite", new Times.Nightly(REWRITE), upkeep::rewrite),
                new Job("fixity", new Times.Nightly(FIXITY), fixity::run)), shared), LOOK);
    }

    /// @param look how often the timetable is looked at, and how long after the start for the first time
    NightlyJobs(Timetable timetable, Duration look) {
        this.timetable = timetable;
        this.look = look;
    }

    @Override
    public void start() {
        timer.shutdown();
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("nightly").factory());
        var _ = timer.scheduleWithFixedDelay(timetable::runDue, look.toMillis(), look.toMillis(),
                TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
