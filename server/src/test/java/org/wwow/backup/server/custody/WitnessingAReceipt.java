package org.wwow.backup.server.custody;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;

import static org.assertj.core.api.Assertions.assertThat;

/// From a deposit to a court: the server, the witness of another organisation (`backup witness`) and the offline verifier
/// each run by themselves and meet only where they would.
@Tag("database")
class WitnessingAReceipt {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final Path DATA = RunningServer.freshFolder();
    private static String logKeys = "";
    private static String witnessKey = "";
    private static String event = "";
    private static String logged = "";
    private static String whileAway = "";
    private static String witnessed = "";
    private static String stateWitnessed = "";

    @TempDir
    private Path folder = Path.of("");

    /// Three lives of a server: without a policy, with one whose witness is away, and with the witness there.
    @BeforeAll
    static void depositPublishAndCosign() throws Exception {
        ReporterOnline her;
        try (RunningServer server = RunningServer.start(DATABASE, DATA)) {
            World world = World.found(server);
            World.Circle circle = world.circle("intake", world.admit("intake"), world.admit("intake"));
            world.country("FR", circle);
            world.head();
            her = new ReporterOnline(server, world);
            JsonObject taken = ReporterOnline.json(her.deposit(her.first(circle)));
            var receipt = (JsonObject) ((JsonArray) taken.member("receipts").orElseThrow()).values().getFirst();
            event = ReporterOnline.text(receipt, "event");
            logged = ReporterOnline.text(receipt, "proof");
            logKeys = server.get("/ledger/policy").body().replace("quorum none\n", "");
        }
        Path data = Files.createTempDirectory(DATA, "witness").resolve("data");
        int port;
        try (Witness witness = Witness.start(data, 0)) {
            port = witness.port;
            witnessKey = witness.key;
        }
        Files.writeString(DATA.resolve("ledger-keys/witnesses.policy"),
                policy("witness bar " + witnessKey + " http://127.0.0.1:" + port + "\n"));
        try (RunningServer server = RunningServer.start(DATABASE, DATA)) {
            whileAway = receipt(her.on(server.wire()), "logged");
        }
        try (Witness witness = Witness.start(data, port); RunningServer server = RunningServer.start(DATABASE, DATA)) {
            assertThat(witness.key).isEqualTo(witnessKey);
            witnessed = receipt(her.on(server.wire()), "witnessed");
            stateWitnessed = "witnessed";
        }
    }

    @Test
    void becomesWitnessedWithThePublicationThatTheWitnessSigned() throws Exception {
        assertThat(stateWitnessed).isEqualTo("witnessed");
        assertThat(verify(witnessed, policy(witness()))).contains("It is witnessed as the policy asks.");
    }

    @Test
    void isNoMoreThanLoggedBefore() throws Exception {
        assertThat(verify(logged, logKeys + "quorum none\n")).contains("9. held", "10. not applicable");
        assertFails(logged, policy(witness()));
    }

    /// A witness that is away costs its cosignature and not the publication; nothing pretends that it signed.
    @Test
    void isPublishedAndNoMoreThanLoggedWhileTheWitnessIsAway() throws Exception {
        assertThat(whileAway).isNotEqualTo(logged);
        assertThat(verify(whileAway, logKeys + "quorum none\n")).contains("9. held", "10. not applicable");
        assertFails(whileAway, policy(witness()));
    }

    @Test
    void failsUnderAPolicyThatAsksForAnotherWitness() throws Exception {
        String other;
        try (Witness stranger = Witness.start(folder.resolve("other"), 0)) {
            other = stranger.key;
        }

        assertFails(witnessed, policy("witness bar " + other + "\n"));
    }

    @Test
    void failsWhereOneSignOfItIsAnother() throws Exception {
        int at = witnessed.indexOf("index ") + 6;
        String moved = witnessed.substring(0, at) + "9" + witnessed.substring(at);
        assertFails(moved, policy(witness()));

        int extra = witnessed.indexOf("extra ") + 40;
        char sign = witnessed.charAt(extra) == 'A' ? 'B' : 'A';
        assertFails(witnessed.substring(0, extra) + sign + witnessed.substring(extra + 1), policy(witness()));
    }

    private static String witness() {
        return "witness bar " + witnessKey + "\n";
    }

    private static String policy(String witness) {
        return logKeys + witness + "quorum bar\n";
    }

    private String verify(String receipt, String policy) throws Exception {
        Process court = court(receipt, policy);
        String said = new String(court.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(court.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(court.exitValue()).as(said).isZero();
        return said;
    }

    private void assertFails(String receipt, String policy) throws Exception {
        Process court = court(receipt, policy);
        String said = new String(court.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(court.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(court.exitValue()).as(said).isEqualTo(1);
    }

    private Process court(String receipt, String policy) throws IOException {
        Path file = Files.writeString(folder.resolve("receipt.tlog-proof"), receipt);
        Path trusted = Files.writeString(folder.resolve("policy"), policy);
        return java("org.wwow.backup.verifier.Verifier", "receipt", file.toString(), "--policy", trusted.toString());
    }

    /// Asks for her receipt until it is of a publication of this life, which comes right after the start.
    private static String receipt(ReporterOnline her, String state) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (true) {
            var answer = (JsonObject) ReporterOnline.json(her.get("/mailbox/receipts/" + event))
                    .member("receipt")
                    .orElseThrow();
            String proof = ReporterOnline.text(answer, "proof");
            boolean published = !proof.equals(logged) && ReporterOnline.text(answer, "state").equals(state);
            if (published || System.nanoTime() > deadline) {
                assertThat(ReporterOnline.text(answer, "state")).isEqualTo(state);
                return proof;
            }
        }
    }

    private static Process java(String program, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC", "-Xmx128m", "-cp", classPath(), program));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /// Neither has the server on its class path.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("/server/target/"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// `backup witness` in a process of its own.
    private record Witness(Process process, String key, int port) implements AutoCloseable {
        static Witness start(Path data, int port) throws IOException {
            String[] words = Stream.concat(
                    Stream.of("witness", "--data", data.toString(), "--name", "witness.example.org", "--port",
                            Integer.toString(port)),
                    logKeys.lines().flatMap(line -> Stream.of("--vkey", line.substring("log ".length()))))
                    .toArray(String[]::new);
            Process process = java("org.wwow.backup.cli.Backup", words);
            BufferedReader terminal = process.inputReader(StandardCharsets.UTF_8);
            String key = "";
            for (String line = terminal.readLine(); line != null; line = terminal.readLine()) {
                if (line.startsWith("witness.example.org+")) {
                    key = key.isEmpty() ? line : key;
                }
                if (line.startsWith("Listening on ")) {
                    String number = line.substring(line.lastIndexOf(':') + 1).replace("/", "");
                    return new Witness(process, key, Integer.parseInt(number));
                }
            }
            throw new IOException("The witness ended before it listened.");
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }
}
