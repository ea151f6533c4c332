package org.wwow.backup.server.casework;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.casework.store.JobRows;

/// Recurring jobs: each once for each of its times, on one node of those that share the database.
///
/// A time that passed while no node ran is made up for at the next look. A job that fails, or whose node dies, is begun
/// again an hour later; it keeps no other job from its turn.
final class Timetable {
    /// How long after its beginning a run that has not ended counts as lost.
    static final Duration AGAIN = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);

    private final List<Job> jobs;
    private final JobRows rows;
    private final Clock clock;

    /// @param jobs in the order in which they run where several are due
    Timetable(List<Job> jobs, Shared shared) {
        this.jobs = List.copyOf(jobs);
        this.rows = shared.rows();
        this.clock = shared.clock();
    }

    /// What the nodes of a database share, and the time.
    @Component
    record Shared(JobRows rows, Clock clock) {}

    /// What is done again and again. It must bear being begun twice: a node may die in the middle of it.
    ///
    /// @param name by which all nodes know it
    record Job(String name, Times times, Work work) {}

    /// The work of a job.
    @FunctionalInterface
    interface Work {
        /// Does it.
        void run() throws IOException;
    }

    /// When a job is due.
    sealed interface Times {
        /// The last time at or before now.
        Instant slot(Instant now);

        /// At every full hour.
        record Hourly() implements Times {
            @Override
            public Instant slot(Instant now) {
                return now.truncatedTo(ChronoUnit.HOURS);
            }
        }

        /// Once in 24 hours.
        ///
        /// @param at in UTC
        record Nightly(LocalTime at) implements Times {
            @Override
            public Instant slot(Instant now) {
                Instant today = now.atOffset(ZoneOffset.UTC).toLocalDate().atTime(at).toInstant(ZoneOffset.UTC);
                return today.isAfter(now) ? today.minus(1, ChronoUnit.DAYS) : today;
            }
        }
    }

    /// Runs what is due and nobody has begun. Never throws: whoever calls this by a timer would stop for good.
    ///
    /// @return how many jobs came to their end here
    int runDue() {
        int ended = 0;
        for (Job job : jobs) {
            ended += run(job) ? 1 : 0;
        }
        return ended;
    }

    private boolean run(Job job) {
        try {
            Instant now = clock.instant();
            Instant slot = job.times().slot(now);
            if (!rows.begin(job.name(), slot, now, now.minus(AGAIN))) {
                return false;
            }
            job.work().run();
            rows.end(job.name(), slot);
            return true;
        } catch (IOException | RuntimeException | Error failure) {
            // What it worked on, and what the exception says of it, is not for the log.
            LOG.error("The job {} failed ({}); it is tried again.", job.name(), failure.getClass().getSimpleName());
            return false;
        }
    }
}
