package org.wwow.backup.server.casework;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.evidence.Fixity;
import org.wwow.backup.server.evidence.Upkeep;

/// What is done without being asked: each hour what is due is destroyed and what lapsed is forgotten; each day the files
/// of the database are rewritten where something was erased, and blobs are read again.
@Component
class NightlyJobs implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyJobs.class);

    private final Erasures erasures;
    private final Upkeep upkeep;
    private final Fixity fixity;
    private final Rows rows;
    private final Surroundings surroundings;
    private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private List<Future<?>> jobs = List.of();
    private volatile boolean running;

    NightlyJobs(Erasures erasures, Upkeep upkeep, Fixity fixity, Rows rows, Surroundings surroundings) {
        this.erasures = erasures;
        this.upkeep = upkeep;
        this.fixity = fixity;
        this.rows = rows;
        this.surroundings = surroundings;
    }

    @Override
    public void start() {
        timer.shutdown();
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("nightly").factory());
        jobs = List.of(timer.scheduleWithFixedDelay(this::hourly, 1, 60, TimeUnit.MINUTES),
                timer.scheduleWithFixedDelay(this::daily, 120, 24 * 60, TimeUnit.MINUTES));
        running = true;
    }

    @Override
    public void stop() {
        jobs.forEach(job -> job.cancel(true));
        timer.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void hourly() {
        tell("hourly", () -> {
            erasures.destroyDue();
            upkeep.sweep();
            rows.openings().lapse(surroundings.clock().instant());
        });
    }

    private void daily() {
        tell("daily", () -> {
            upkeep.rewrite();
            fixity.run();
        });
    }

    /// A job that fails says which, and is tried again at its next time; what it worked on is not in the log.
    private static void tell(String name, Job job) {
        try {
            job.run();
        } catch (IOException | RuntimeException failure) {
            LOG.error("The {} job failed ({}); it is tried again.", name, failure.getClass().getSimpleName());
        }
    }

    private interface Job {
        void run() throws IOException;
    }
}
