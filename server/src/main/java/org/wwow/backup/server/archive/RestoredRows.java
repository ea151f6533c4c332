package org.wwow.backup.server.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.server.archive.Tables.Table;
import org.wwow.backup.server.database.LocalPostgres;
import org.wwow.backup.server.evidence.BlobName;

/// A new database with the tables an archive was made of, and its rows on their way in.
///
/// Rows go in by the role that may leave references unchecked until all tables are there: they came from one snapshot.
/// Only tables and columns that the migrations made are taken.
final class RestoredRows implements AutoCloseable {
    private static final int BUFFER = 262_144;

    private final LocalPostgres postgres;
    private final Connection database;
    private final TreeMap<String, Table> expected = new TreeMap<>();
    private @Nullable Table open;
    private @Nullable CopyIn copy;

    private RestoredRows(LocalPostgres postgres, Connection database) throws SQLException {
        this.postgres = postgres;
        this.database = database;
        Tables.kept(database).forEach(table -> expected.put(table.name(), table));
        database.setAutoCommit(false);
        try (Statement statement = database.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
    }

    /// Makes the database.
    ///
    /// @throws ArchiveRefused if this program does not know these tables
    static RestoredRows begin(Path data, ArchiveHead.Schema schema, SecureRandom random)
            throws IOException, SQLException, InterruptedException {
        LocalPostgres postgres = LocalPostgres.start(data.resolve("postgres"), data.resolve("programs"), random);
        try {
            migrate(postgres, schema);
            return new RestoredRows(postgres, postgres.connectAsOwner(LocalPostgres.DATABASE));
        } catch (SQLException | RuntimeException refused) {
            postgres.close();
            throw refused;
        }
    }

    private static void migrate(LocalPostgres postgres, ArchiveHead.Schema schema) {
        MigrationVersion version = MigrationVersion.fromVersion(schema.version());
        Flyway flyway = Flyway.configure()
                .dataSource(postgres.url(LocalPostgres.DATABASE), postgres.user(), postgres.password())
                .locations("classpath:db/migration")
                .target(version)
                .load();
        List<String> known = new ArrayList<>();
        for (MigrationInfo migration : flyway.info().all()) {
            Integer checksum = migration.getChecksum();
            if (migration.getVersion().compareTo(version) <= 0) {
                known.add(Tables.migration(migration.getVersion().getVersion(), checksum == null ? 0 : checksum));
            }
        }
        if (!Tables.digest(known).equals(schema.migrations())) {
            throw new ArchiveRefused("The archive's tables (version " + schema.version()
                    + ") are not those of this program; restore it with the program that made it, or a newer one.");
        }
        flyway.migrate();
    }

    /// Begins a table.
    ///
    /// @param erasable whether it stands in the part that expires
    void begin(String name, String columns, boolean erasable) throws SQLException {
        endTable();
        Table table = expected.remove(name);
        if (table == null || table.isErasable() != erasable || !String.join(", ", table.columns()).equals(columns)) {
            throw new ArchiveRefused("The archive has a table that is not one of this program's.");
        }
        open = table;
        copy = database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table.name() + " (" + columns + ") from stdin");
    }

    /// Takes rows of the table that was begun last.
    void rows(String name, InputStream rows) throws IOException, SQLException {
        CopyIn into = copy;
        if (into == null || open == null || !open.name().equals(name)) {
            throw new ArchiveRefused("The archive has rows without their table.");
        }
        byte[] buffer = new byte[BUFFER];
        for (int read = rows.read(buffer); read >= 0; read = rows.read(buffer)) {
            into.writeToCopy(buffer, 0, read);
        }
    }

    /// The digest of a payload that some row names; none where no row does.
    Optional<Digest> payload(BlobName blob) throws SQLException {
        endTable();
        try (PreparedStatement asked = database.prepareStatement("select digest from payload where blob = ?")) {
            asked.setObject(1, blob.bits());
            try (ResultSet row = asked.executeQuery()) {
                return row.next() ? Optional.of(Digest.of(row.getBytes(1))) : Optional.empty();
            }
        }
    }

    /// All rows are there: nothing of a kind is missing, and numbers go on where they were.
    void settle(boolean withErasable) throws SQLException {
        endTable();
        if (expected.values().stream().anyMatch(table -> withErasable || !table.isErasable())) {
            throw new ArchiveRefused("The archive lacks a table.");
        }
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    do $$
                    declare numbered record;
                    begin
                        for numbered in select c.oid::regclass as relation, a.attname as name from pg_attribute a
                            join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                            where a.attidentity <> '' and not a.attisdropped and n.nspname in ('public', 'erasable')
                        loop
                            execute format('select setval(pg_get_serial_sequence(%L, %L), '
                                'coalesce((select max(%I) from %s), 0) + 1, false)',
                                numbered.relation, numbered.name, numbered.name, numbered.relation);
                        end loop;
                    end $$""");
            database.commit();
            statement.execute("analyze");
            database.commit();
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        try {
            giveUpTable();
            database.close();
        } finally {
            postgres.close();
        }
    }

    /// A connection with rows on their way cannot be closed.
    private void giveUpTable() throws SQLException {
        CopyIn into = copy;
        if (into != null && into.isActive()) {
            into.cancelCopy();
        }
    }

    private void endTable() throws SQLException {
        CopyIn into = copy;
        if (into != null) {
            copy = null;
            var _ = into.endCopy();
        }
    }
}
