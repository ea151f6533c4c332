package org.wwow.backup.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.server.settings.ExternalDatabase;
import org.wwow.backup.server.settings.Settings;

/// The database of an instance for a program beside its server: the operator's; the one in the data folder that a running
/// server has started; or the same, started for as long as this is open.
public final class OpenedDatabase implements AutoCloseable {
    private static final int PORT_LINE = 3;

    private final String url;
    private final String user;
    private final String password;
    private final Optional<LocalPostgres> started;

    private OpenedDatabase(String url, String user, String password, Optional<LocalPostgres> started) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.started = started;
    }

    /// Finds it.
    ///
    /// @throws IOException with one sentence for the operator, also if the folder has no database
    public static OpenedDatabase of(Settings settings, SecureRandom random) throws IOException, InterruptedException {
        Optional<ExternalDatabase> external = settings.database();
        if (external.isPresent()) {
            return new OpenedDatabase(external.get().url() + separator(external.get().url())
                    + "logServerErrorDetail=false", external.get().user(), text(external.get().password()),
                    Optional.empty());
        }
        Path folder = settings.folder("postgres");
        if (!Files.isDirectory(folder.resolve("cluster"))) {
            throw new IOException("There is no database in the data folder.");
        }
        return LocalPostgres.isHeld(folder) ? running(folder) : started(settings, random);
    }

    /// A connection as the role that owns the tables.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public void close() throws IOException {
        if (started.isPresent()) {
            started.get().close();
        }
    }

    private static OpenedDatabase running(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("cluster").resolve("postmaster.pid"));
        if (lines.size() <= PORT_LINE || !lines.get(PORT_LINE).strip().matches("\\d{1,5}")) {
            throw new IOException("The database in the data folder is just starting or stopping; try again.");
        }
        int port = Integer.parseInt(lines.get(PORT_LINE).strip());
        return new OpenedDatabase(LocalPostgres.url(port, LocalPostgres.DATABASE), "server",
                text(folder.resolve("server.password")), Optional.empty());
    }

    private static OpenedDatabase started(Settings settings, SecureRandom random)
            throws IOException, InterruptedException {
        LocalPostgres postgres = LocalPostgres.start(settings.folder("postgres"), settings.folder("programs"), random);
        return new OpenedDatabase(postgres.url(LocalPostgres.DATABASE), postgres.user(), postgres.password(),
                Optional.of(postgres));
    }

    private static String separator(String url) {
        return url.contains("?") ? "&" : "?";
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
