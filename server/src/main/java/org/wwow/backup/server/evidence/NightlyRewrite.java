package org.wwow.backup.server.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.evidence.store.DestructionRows;
import org.wwow.backup.server.evidence.store.DestructionRows.Touched;

/// Takes what was deleted from `erasable` out of the files as well (protocol section 11).
///
/// A deleted row stays in its page, and in the log that PostgreSQL writes ahead, until both are rewritten. So: rewrite
/// each touched partition, let go of the old pages, begin a new log segment, let go of the old ones.
@Component
public class NightlyRewrite {
    private static final Pattern RELATION = Pattern.compile("erasable\\.[a-z_]+(_\\d+)?");

    private final DestructionRows rows;
    private final JdbcTemplate sql;

    /// @param sql runs outside a transaction, which `VACUUM` needs
    public NightlyRewrite(DestructionRows rows, JdbcTemplate sql) {
        this.rows = rows;
        this.sql = sql;
    }

    /// Rewrites what was touched since the last time.
    ///
    /// @return how many partitions
    public int run() {
        List<Touched> touched = rows.touched();
        List<String> relations = touched.stream().map(Touched::relation).distinct().sorted().toList();
        if (!relations.stream().allMatch(relation -> RELATION.matcher(relation).matches())) {
            throw new IllegalStateException("Only relations of the erasable schema are rewritten.");
        }
        sql.execute((Connection connection) -> rewrite(connection, relations));
        if (!touched.isEmpty()) {
            rows.rewritten(touched);
            sql.execute("checkpoint");
            sql.execute("select pg_switch_wal()");
            sql.execute("checkpoint");
        }
        return relations.size();
    }

    /// Behind whoever waits for the whole relation everybody else waits too: so it waits a moment only, where an archive
    /// reads, and is tried again by the timetable.
    private static boolean rewrite(Connection connection, List<String> relations) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '10s'");
            try {
                for (String relation : relations) {
                    statement.execute("vacuum full " + relation);
                }
            } finally {
                statement.execute("reset lock_timeout");
            }
        }
        return true;
    }
}
