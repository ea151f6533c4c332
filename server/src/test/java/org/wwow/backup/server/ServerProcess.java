package org.wwow.backup.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.postgresql.PGConnection;

/// The server as the launcher starts it, in a process and a folder of its own: data, terminal, log, what a crash writes.
public final class ServerProcess implements AutoCloseable {
    private static final String TOKEN_MARK = "#setup=";
    private static final String READY_MARK = "BackUp answers on port ";
    private static final long LONGEST_SECONDS = 120;
    private static final List<String> NOT_ITS_OWN = List.of("client", "cli", "verifier");

    private final Path folder;
    private final Process process;
    private final String token;
    private final URI address;

    private ServerProcess(Path folder, Process process, String token, int port) {
        this.folder = folder;
        this.process = process;
        this.token = token;
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    /// Starts it with a PostgreSQL and data of its own.
    ///
    /// @param folder  of the process; its data, if it had a life before, are found again
    /// @param options further ones of the machine, such as a word that must be in its memory
    public static ServerProcess start(Path folder, String... options) throws IOException {
        return start(folder, List.of("--data", folder.resolve("data").toString(), "--port", "0"), options);
    }

    /// Starts it on a database that others see as well.
    ///
    /// @param data the folder of its ledger and blobs, which nodes share
    public static ServerProcess start(Path folder, FreshDatabase database, Path data) throws IOException {
        Path settings = Files.writeString(folder.resolve("settings"),
                "data = " + data + "\nport = 0\ndatabase.url = " + database.url() + "\ndatabase.user = "
                        + database.user() + "\ndatabase.password-file = " + database.passwordFile(folder) + "\n");
        return start(folder, List.of("--config", settings.toString()));
    }

    /// A start that must fail: what it said to the operator, after its exit code and a line break.
    public static String refusedStart(Path folder, List<String> words) throws IOException, InterruptedException {
        Process process = launch(folder, words);
        process.getInputStream().readAllBytes();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("The server did not end.");
        }
        return process.exitValue() + "\n" + Files.readString(folder.resolve("server.log"));
    }

    private static ServerProcess start(Path folder, List<String> words, String... options) throws IOException {
        return awaitReady(folder, launch(folder, words, options));
    }

    private static Process launch(Path folder, List<String> words, String... options) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        List<String> command = new ArrayList<>(List.of(program("java"),
                "@" + Path.of(System.getProperty("backup.vectors")).resolveSibling("config/launcher/server.options"),
                "-Xmx512m", "-Djava.io.tmpdir=" + temporary));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), "org.wwow.backup.server.Server"));
        command.addAll(words);
        return new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(Redirect.appendTo(folder.resolve("server.log").toFile()))
                .start();
    }

    private static ServerProcess awaitReady(Path folder, Process process) throws IOException {
        BufferedReader terminal = process.inputReader(StandardCharsets.UTF_8);
        var kept = new PrintStream(folder.resolve("terminal.txt").toFile(), StandardCharsets.UTF_8);
        String token = "";
        for (String line = terminal.readLine(); line != null; line = terminal.readLine()) {
            kept.println(line);
            if (line.contains(TOKEN_MARK)) {
                token = line.substring(line.indexOf(TOKEN_MARK) + TOKEN_MARK.length());
            }
            if (line.startsWith(READY_MARK)) {
                Thread.ofVirtual().start(() -> terminal.lines().forEach(kept::println));
                return new ServerProcess(folder, process, token, Integer.parseInt(line.substring(READY_MARK.length())));
            }
        }
        throw new IOException("The server ended before it answered; its log is in " + folder + ".");
    }

    /// Where it listens.
    public URI address() {
        return address;
    }

    /// What it printed for the first start.
    public String token() {
        return token;
    }

    /// Writes the whole heap, garbage included.
    public void dumpHeap(Path to) throws IOException, InterruptedException {
        run(program("jcmd"), Long.toString(process.pid()), "GC.heap_dump", "-all", to.toString());
    }

    /// Writes every row of every table of ours as text, so that nothing hides in PostgreSQL's own compression.
    public void copyRows(OutputStream to) throws IOException, SQLException {
        Path postgres = folder.resolve("data/postgres");
        String port = Files.readAllLines(postgres.resolve("cluster/postmaster.pid")).get(3).strip();
        var login = new Properties();
        login.setProperty("user", "server");
        login.setProperty("password", Files.readString(postgres.resolve("server.password")).strip());
        try (var connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/backup", login);
                var tables = connection.createStatement().executeQuery("""
                        SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
                        WHERE schemaname NOT IN ('pg_catalog', 'information_schema')""")) {
            while (tables.next()) {
                connection.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY (SELECT * FROM " + tables.getString(1) + ") TO STDOUT", to);
            }
        }
    }

    /// Ends it as a fault in native code would, so that it writes what a crash writes.
    public void crash() throws IOException, InterruptedException {
        run("kill", "-SEGV", Long.toString(process.pid()));
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("The server outlived its crash.");
        }
    }

    /// Ends it in the middle of whatever it does; its PostgreSQL, where it has one of its own, runs on.
    public void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
    }

    /// Ends what runs and returns when PostgreSQL has written its last pages.
    @Override
    public void close() throws IOException {
        kill();
        Path pid = folder.resolve("data/postgres/cluster/postmaster.pid");
        if (Files.exists(pid)) {
            long number = Long.parseLong(Files.readAllLines(pid).getFirst().strip());
            ProcessHandle.of(number).ifPresent(postgres -> {
                postgres.destroy();
                postgres.onExit().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
            });
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process run = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start();
        if (!run.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || run.exitValue() != 0) {
            throw new IOException(command[0] + " did not do its work.");
        }
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /// What the server runs from: neither tests nor the client, command line and verifier that play others here.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .filter(entry -> NOT_ITS_OWN.stream().noneMatch(module -> entry.contains("/" + module + "/target/")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
