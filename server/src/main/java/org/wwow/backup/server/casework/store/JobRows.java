package org.wwow.backup.server.casework.store;

import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// When recurring jobs ran, for all nodes of a database.
@Repository
public class JobRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public JobRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Takes a job for a time of its timetable; false if another node has it, or it is done for that time.
    ///
    /// @param again a run that was begun before then and never ended is begun anew
    public boolean begin(String job, Instant slot, Instant now, Instant again) {
        return sql.sql("""
                insert into job_run (job, slot, begun, done) values (:job, :slot, :now, false)
                on conflict (job) do update set slot = excluded.slot, begun = excluded.begun, done = false
                where job_run.slot < excluded.slot
                    or (job_run.slot = excluded.slot and not job_run.done and job_run.begun <= :again)
                """)
                .param("job", job)
                .param("slot", CaseRows.at(slot))
                .param("now", CaseRows.at(now))
                .param("again", CaseRows.at(again))
                .update() == 1;
    }

    /// Notes that a job came to its end.
    public void end(String job, Instant slot) {
        sql.sql("update job_run set done = true where job = :job and slot = :slot")
                .param("job", job)
                .param("slot", CaseRows.at(slot))
                .update();
    }
}
