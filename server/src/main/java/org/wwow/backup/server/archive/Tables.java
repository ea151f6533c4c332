package org.wwow.backup.server.archive;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

import org.wwow.backup.sealing.Digest;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The tables of a database, and their rows in and out as PostgreSQL's own COPY text.
final class Tables {
    /// What ends within a day or belongs to files that are not kept: a restored copy lets nobody in by an old session, takes
    /// no old upload further, and has nothing to rewrite.
    static final Set<String> FLEETING = Set.of("public.member_session", "public.payload_capability", "public.upload",
            "public.doomed_blob", "public.erasable_touched", "public.flyway_schema_history");

    private static final String ERASABLE = "erasable.";
    private static final int CHUNK = 4 << 20;

    private Tables() {}

    /// A table and its columns in the order of its rows.
    record Table(String name, List<String> columns) {
        boolean isErasable() {
            return name.startsWith(ERASABLE);
        }

        private String list() {
            return String.join(", ", columns);
        }
    }

    /// All that are kept, partitions through their parents. Tables without a log of their own are lost in any crash.
    static List<Table> kept(Connection database) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery("""
                select quote_ident(n.nspname) || '.' || quote_ident(c.relname),
                    (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
                        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
                    and n.nspname in ('public', 'erasable')
                order by 1""")) {
            while (rows.next()) {
                if (!FLEETING.contains(rows.getString(1))) {
                    tables.add(new Table(rows.getString(1), List.of((String[]) rows.getArray(2).getArray())));
                }
            }
        }
        return List.copyOf(tables);
    }

    /// Which migrations made them.
    static ArchiveHead.Schema schema(Connection database) throws SQLException {
        List<String> migrations = new ArrayList<>();
        String last = "";
        try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery("""
                select version, checksum from flyway_schema_history where success and version is not null
                order by installed_rank""")) {
            while (rows.next()) {
                last = rows.getString(1);
                migrations.add(migration(last, rows.getInt(2)));
            }
        }
        return new ArchiveHead.Schema(last, digest(migrations));
    }

    /// A migration as it is hashed.
    static String migration(String version, int checksum) {
        return version + ":" + checksum + "\n";
    }

    static Digest digest(List<String> migrations) {
        return Digest.hash(String.join("", migrations.stream().sorted().toList()).getBytes(UTF_8));
    }

    /// Writes a table: its columns, then its rows in parts of a few MiB.
    static void copyOut(Connection database, Table table, ArchiveWriter to) throws SQLException, IOException {
        byte[] columns = table.list().getBytes(UTF_8);
        to.add("columns/" + table.name(), columns, columns.length);
        CopyOut copy = database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select " + table.list() + " from " + table.name() + ") to stdout");
        try {
            writeRows(copy, "rows/" + table.name(), to);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void writeRows(CopyOut copy, String name, ArchiveWriter to) throws SQLException, IOException {
        byte[] chunk = new byte[CHUNK];
        int held = 0;
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            int at = 0;
            while (at < row.length) {
                int taken = Math.min(row.length - at, chunk.length - held);
                System.arraycopy(row, at, chunk, held, taken);
                at += taken;
                held += taken;
                if (held == chunk.length) {
                    to.add(name, chunk, held);
                    held = 0;
                }
            }
        }
        if (held > 0) {
            to.add(name, chunk, held);
        }
    }
}
