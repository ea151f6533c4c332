package org.wwow.backup.server.casework.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.server.casework.Interview;

/// What was decided about asking a person for her account again.
@Repository
public class InterviewRows {
    private static final int MOST = 64;

    private final JdbcClient sql;

    /// @param sql the server's database
    public InterviewRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Keeps a decision; false if there is one of that id.
    public boolean insert(CaseId inCase, Interview interview) {
        return sql.sql("""
                insert into interview (id, case_id, approved, decided) values (:id, :case, :approved, :decided)
                on conflict do nothing
                """)
                .param("id", interview.id())
                .param("case", inCase.uuid())
                .param("approved", interview.approved())
                .param("decided", CaseRows.at(interview.decided()))
                .update() == 1;
    }

    /// What was decided in a case, the latest first.
    public List<Interview> ofCase(CaseId inCase) {
        return sql.sql("select * from interview where case_id = :case order by decided desc, id limit :most")
                .param("case", inCase.uuid())
                .param("most", MOST)
                .query((row, _) -> new Interview(row.getObject("id", UUID.class), row.getBoolean("approved"),
                        row.getObject("decided", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Whether the case holds a document of an account: all that can be known of whether she told it.
    public boolean isRecorded(CaseId inCase, String compartment) {
        return sql.sql("""
                select exists (select 1 from item where case_id = :case and compartment = :compartment
                    and kind = 'document')
                """)
                .param("case", inCase.uuid())
                .param("compartment", compartment)
                .query(Boolean.class)
                .single();
    }
}
