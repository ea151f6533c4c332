package org.wwow.backup.server.evidence;

import java.util.List;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.evidence.store.DestructionRows;

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
        List<String> touched = rows.touched();
        for (String relation : touched) {
            if (!RELATION.matcher(relation).matches()) {
                throw new IllegalStateException("Only relations of the erasable schema are rewritten.");
            }
            sql.execute("vacuum full " + relation);
        }
        if (!touched.isEmpty()) {
            rows.rewritten(touched);
            sql.execute("checkpoint");
            sql.execute("select pg_switch_wal()");
            sql.execute("checkpoint");
        }
        return touched.size();
    }
}
