package org.wwow.backup.server.canary;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.wwow.backup.client.Calls;
import org.wwow.backup.client.demo.DemoWorld;
import org.wwow.backup.sealing.AccessCode;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.server.ServerProcess;
import org.wwow.backup.server.canary.Canary.Place;

import static org.assertj.core.api.Assertions.assertThat;

/// Invariants 1 and 2 (protocol section 14), on the real server in its own process: after a demo's world was made, a
/// case told and read, calls refused and the process crashed, nothing of what was planted is left.
@Tag("database")
class KeepingNothing {
    private static final String CONTROL = "control-" + HexFormat.of().formatHex(bits());
    private static final Clock CLOCK = Clock.systemUTC();

    private static final List<Canary> CANARIES = new ArrayList<>();
    private static final Canary IN_MEMORY = Canary.control("a word of the command line", CONTROL);
    private static final Canary ON_TERMINAL = Canary.control("the line of the terminal", "BackUp answers on port");
    private static final Canary IN_CRASH = Canary.control("the signal of the crash", "SIGSEGV (0x");

    private static Canary circle = IN_MEMORY;
    private static Canary payload = IN_MEMORY;
    private static Canary blobName = IN_MEMORY;
    private static Search files = new Search(List.of());
    private static Search memory = new Search(List.of());

    @BeforeAll
    static void tellReadRefuseAndCrash() throws Exception {
        Path run = Files.createTempDirectory(Files.createDirectories(Path.of("target").toAbsolutePath()), "canary");
        Path heap = run.resolve("heap.hprof");
        Path folder = Files.createDirectory(run.resolve("server"));
        try {
            try (ServerProcess server = ServerProcess.start(folder, "-Dcontrol=" + CONTROL)) {
                tellAndRead(server, folder);
                files = new Search(CANARIES);
                memory = new Search(CANARIES);
                server.dumpHeap(heap);
                searchRows(server);
                server.crash();
            }
            files.below(folder);
            memory.in(heap, "heap");
        } finally {
            delete(run);
        }
    }

    @Test
    void isNoVoidRun() {
        assertThat(files.places(circle)).as("rows").contains("rows");
        assertThat(files.places(circle)).as("database files").anyMatch(place -> place.startsWith("data/postgres/"));
        assertThat(files.places(payload)).as("blobs").anyMatch(place -> place.contains("/blobs/"));
        assertThat(files.places(blobName)).as("names in database files")
                .anyMatch(place -> place.startsWith("data/postgres/cluster/base/"))
                .anyMatch(place -> place.startsWith("data/postgres/cluster/pg_wal/"));
        assertThat(files.places(ON_TERMINAL)).as("terminal").contains("terminal.txt");
        assertThat(files.places(IN_CRASH)).as("crash files").anyMatch(place -> place.contains("hs_err"));
        assertThat(memory.places(IN_MEMORY)).as("heap").containsExactly("heap");
    }

    @Test
    void leavesNothingOfItInAnyFile() {
        assertThat(planted()).hasSizeGreaterThan(30);
        assertThat(planted().stream().filter(canary -> !files.places(canary).isEmpty()).map(KeepingNothing::told))
                .isEmpty();
    }

    @Test
    void neverHadInMemoryWhatIsSealed() {
        assertThat(planted().stream()
                .filter(canary -> canary.allowed() == Place.NOWHERE)
                .filter(canary -> !memory.places(canary).isEmpty())
                .map(Canary::name)).isEmpty();
    }

    /// What a call carried may be in a buffer of the connection; no more is promised.
    @Test
    void hadMailboxSecretsInMemoryOnly() {
        assertThat(planted().stream().filter(canary -> canary.allowed() == Place.MEMORY)).isNotEmpty()
                .allMatch(canary -> files.places(canary).isEmpty());
    }

    private static void tellAndRead(ServerProcess server, Path folder) throws IOException, InterruptedException {
        Calls calls = Calls.to(server.address());
        JsonObject printed = new DemoWorld(calls, server.token(), new SecureRandom(), CLOCK).make();
        PublicCircle intake = PublicCircle.first(calls);
        var told = new PlantedCase(calls, intake, CLOCK);
        told.send();
        SignedInOfficer officer = SignedInOfficer.signIn(calls, intake.instance(), printed, CLOCK);
        var caller = new Caller(server.address());

        // The place to meet is not granted.
        assertThat(officer.readAll(told.id())).isEqualTo(6);
        assertThat(caller.call()).contains(200, 400, 404);
        CANARIES.addAll(told.canaries());
        CANARIES.addAll(officer.canaries());
        CANARIES.addAll(caller.canaries());
        CANARIES.addAll(ofTheDemo(printed));
        circle = Canary.control("a circle's public name", intake.name());
        control(folder);
        CANARIES.addAll(List.of(circle, payload, blobName, IN_MEMORY, ON_TERMINAL, IN_CRASH));
    }

    /// The beginning of a stored payload, and the name it is stored by.
    private static void control(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
            Path blob = all.filter(Files::isRegularFile)
                    .filter(path -> path.toString().contains("/blobs/"))
                    .findFirst()
                    .orElseThrow();
            payload = Canary.control("the beginning of a payload", Arrays.copyOf(Files.readAllBytes(blob), 64));
            blobName = Canary.control("a blob's name", HexFormat.of().parseHex(blob.getFileName().toString()));
        }
    }

    private static List<Canary> ofTheDemo(JsonObject printed) {
        var canaries = new ArrayList<Canary>();
        for (var code : ((JsonArray) printed.member("codes").orElseThrow()).values()) {
            String groups = ((JsonText) code).value();
            canaries.add(Canary.sealed("code " + canaries.size() + " of the demo", groups));
            canaries.add(Canary.sealed("code " + canaries.size() + " of the demo, digits",
                    AccessCode.read(groups).revealDigits()));
        }
        for (var member : ((JsonArray) printed.member("members").orElseThrow()).values()) {
            var of = (JsonObject) member;
            canaries.add(Canary.sealed("the passphrase of " + PublicCircle.text(of, "name"),
                    PublicCircle.text(of, "passphrase")));
        }
        return canaries;
    }

    private static void searchRows(ServerProcess server) throws IOException, SQLException {
        try (OutputStream rows = files.sink("rows")) {
            server.copyRows(rows);
        }
    }

    private static List<Canary> planted() {
        return CANARIES.stream().filter(canary -> canary.allowed() != Place.EVERYWHERE).toList();
    }

    private static String told(Canary canary) {
        return canary.name() + " in " + files.places(canary);
    }

    private static byte[] bits() {
        byte[] bits = new byte[12];
        new SecureRandom().nextBytes(bits);
        return bits;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
