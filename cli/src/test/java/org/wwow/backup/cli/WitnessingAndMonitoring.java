package org.wwow.backup.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.SignerFile;
import org.wwow.backup.ledger.VerifierKey;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.tiles.LogDirectory;
import org.wwow.backup.ledger.tiles.PublishedLog;
import org.wwow.backup.ledger.witness.CosignedCheckpoints;
import org.wwow.backup.ledger.witness.Witness;

import static org.assertj.core.api.Assertions.assertThat;

class WitnessingAndMonitoring {
    @TempDir
    Path folder;
    private String log = "";
    private List<String> vkeys = List.of();
    private HttpServer web = nothing();

    @BeforeEach
    void make() throws IOException {
        log = folder.resolve("log").toString();
        vkeys = Typed.run("ledger", "init", "--log", log, "--origin", "log.example.org").out().lines().toList();
        publish();
        web = serve(folder.resolve("log"));
    }

    @AfterEach
    void stop() {
        web.stop(0);
    }

    @Test
    void aWitnessCosignsOverHttpAndShowsMonitorsWhatItCosigned() throws Exception {
        var signers = SignerFile.read(SignerFile.drawForWitness("witness.example", new SecureRandom())
                .getBytes(StandardCharsets.UTF_8));
        try (FileDisk disk = FileDisk.hold(folder.resolve("witness"));
                WitnessServer server = WitnessServer.start(new Witness(
                        List.of(KnownLog.of(vkeys.stream().map(VerifierKey::parse).toList())),
                        new CosignedCheckpoints(disk), signers, Clock.systemUTC()), free());
                HttpClient client = HttpClient.newHttpClient()) {
            String body = "old 0\n\n" + Files.readString(folder.resolve("log/checkpoint"));
            var answer = client.send(HttpRequest.newBuilder(server.address().resolve("add-checkpoint"))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(), HttpResponse.BodyHandlers.ofString());
            var again = client.send(HttpRequest.newBuilder(server.address().resolve("add-checkpoint"))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(), HttpResponse.BodyHandlers.ofString());
            var stranger = client.send(HttpRequest.newBuilder(server.address().resolve("elsewhere")).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).hasLineCount(2);
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.headers().firstValue("content-type")).contains("text/x.tlog.size");
            assertThat(again.body()).isEqualTo("8\n");
            assertThat(stranger.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aMonitorSeesALogGrow() throws IOException {
        assertThat(monitor("--full").exit()).isZero();
        publish();

        Typed second = monitor("--full", "--json");

        assertThat(second.exit()).isZero();
        assertThat(second.out()).contains("\"size\":16");
    }

    @Test
    void aMonitorCatchesALogThatWentBackOrForked() throws IOException {
        byte[] small = Files.readAllBytes(folder.resolve("log/checkpoint"));
        publish();
        assertThat(monitor().exit()).isZero();
        Files.write(folder.resolve("log/checkpoint"), small);

        Typed back = monitor();

        assertThat(back.exit()).isEqualTo(1);
        assertThat(back.err()).contains("showed 16 leaves and now shows 8");
        assertThat(folder.resolve("seen/contradiction")).hasBinaryContent(small);
    }

    @Test
    void aMonitorTakesNoCheckpointThatOneOfTheKeysDidNotSign() throws IOException {
        Path checkpoint = folder.resolve("log/checkpoint");
        List<String> lines = Files.readAllLines(checkpoint);
        Files.writeString(checkpoint, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");

        assertThat(monitor().err()).contains("is missing");
    }

    @Test
    void aMonitorSaysWhenTheLogCannotBeReached() {
        web.stop(0);

        Typed away = monitor();

        assertThat(away.exit()).isEqualTo(1);
        assertThat(away.err()).hasLineCount(1);
    }

    private Typed monitor(String... more) {
        var words = new ArrayList<>(List.of("monitor", "--once", "--url",
                "http://127.0.0.1:" + web.getAddress().getPort() + "/log", "--data", folder.resolve("seen").toString(),
                "--vkey", vkeys.get(0), "--vkey", vkeys.get(1)));
        words.addAll(List.of(more));
        return Typed.run(words.toArray(String[]::new));
    }

    private void publish() {
        assertThat(Typed.run("ledger", "checkpoint", "--log", log, "--cover").exit()).isZero();
    }

    private static HttpServer serve(Path log) throws IOException {
        var published = new PublishedLog(new LogDirectory(log));
        HttpServer server = HttpServer.create(free(), 0);
        server.createContext("/log/", exchange -> {
            try (exchange; OutputStream out = exchange.getResponseBody()) {
                Optional<byte[]> file = published.read(exchange.getRequestURI().getPath().substring("/log/".length()));
                exchange.sendResponseHeaders(file.isPresent() ? 200 : 404, file.isPresent() ? 0 : -1);
                if (file.isPresent()) {
                    out.write(file.get());
                }
            }
        });
        server.start();
        return server;
    }

    private static HttpServer nothing() {
        try {
            return HttpServer.create(free(), 0);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InetSocketAddress free() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
