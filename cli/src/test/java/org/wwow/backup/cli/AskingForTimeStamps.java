package org.wwow.backup.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.dossier.signature.TestAuthority;
import org.wwow.backup.dossier.signature.TimeStamp;
import org.wwow.backup.dossier.signature.TimeStampAuthority;
import org.wwow.backup.dossier.signature.TimeStampTransport;
import org.wwow.backup.dossier.signature.TimeStamps;
import org.wwow.backup.sealing.Digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Over real sockets of this machine, with the test authority's own server and with worse ones.
class AskingForTimeStamps {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TestAuthority AUTHORITY = TestAuthority.draw(CLOCK, RANDOM);
    private static final Digest DIGEST = Digest.hash("bytes".getBytes(StandardCharsets.UTF_8));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    @Test
    void givesAProvenTime() throws IOException, SignatureRefused {
        try (TimeStampServer server = serve()) {
            TimeStamp stamp = over(server.address(), PATIENCE);

            assertThat(stamp.authority().name()).contains(TestAuthority.MARK);
            assertThat(TimeStamp.judge(stamp.response(), DIGEST, AUTHORITY.trust()).time()).isEqualTo(stamp.time());
        }
    }

    @Test
    void answersOpensslWhichBelievesIt() throws Exception {
        Path keys = folder.resolve("authority");
        AUTHORITY.write(keys, "words".toCharArray());
        Path data = Files.writeString(folder.resolve("data"), "bytes");
        Path query = folder.resolve("query.tsq");
        assertThat(openssl("ts", "-query", "-data", data.toString(), "-sha256", "-cert", "-out", query.toString()))
                .isZero();
        TimeStampTransport stamps = TestAuthority.timeStamps(keys, "words".toCharArray(), CLOCK, RANDOM);
        try (TimeStampServer server = TimeStampServer.start(stamps, free())) {
            byte[] answer = new TimeStampsOverHttp(server.address(), PATIENCE).answer(Files.readAllBytes(query));
            Path response = Files.write(folder.resolve("answer.tsr"), answer);

            assertThat(openssl("ts", "-verify", "-queryfile", query.toString(), "-in", response.toString(), "-CAfile",
                    keys.resolve("trust.pem").toString(), "-untrusted", keys.resolve("time-stamping.pem").toString()))
                    .isZero();
        }
    }

    @Test
    void refusesASilentAuthority() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refuses(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"), "it did not answer");
        }
    }

    @Test
    void refusesWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        refuses(URI.create("http://127.0.0.1:" + port + "/"), "it did not answer");
    }

    @Test
    void refusesAnAnswerThatNeverEnds() throws IOException {
        refusesAnswer(200, TimeStampServer.REPLY, new byte[TimeStamp.LARGEST + 1], "it did not answer");
    }

    @Test
    void refusesAPageInPlaceOfAToken() throws IOException {
        refusesAnswer(200, "text/html", "<p>Sign in</p>".getBytes(StandardCharsets.UTF_8), "it did not answer");
    }

    @Test
    void refusesNonsenseUnderTheRightName() throws IOException {
        refusesAnswer(200, TimeStampServer.REPLY, new byte[]{1, 2, 3}, "no time-stamp response");
    }

    @Test
    void followsNoRedirection() throws IOException {
        HttpServer web = HttpServer.create(free(), 0);
        try (TimeStampServer honest = serve()) {
            web.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Location", honest.address().toString());
                exchange.sendResponseHeaders(307, -1);
                exchange.close();
            });
            web.start();
            refuses(URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/"), "it did not answer");
        } finally {
            web.stop(0);
        }
    }

    @Test
    void refusesOtherAddresses() {
        for (String address : List.of("file:///etc/passwd", "ftp://localhost/", "//localhost", "x")) {
            assertThatThrownBy(() -> new TimeStampsOverHttp(URI.create(address), PATIENCE))
                    .isInstanceOf(Failures.WrongUse.class);
        }
    }

    @Test
    void servesNothingElse() throws Exception {
        try (TimeStampServer server = serve(); HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder question = HttpRequest.newBuilder(server.address());
            var nothing = HttpResponse.BodyHandlers.discarding();
            var garbage = HttpRequest.BodyPublishers.ofByteArray(new byte[]{1, 2, 3});
            assertThat(client.send(question.GET().build(), nothing).statusCode()).isEqualTo(400);
            assertThat(client.send(question.POST(garbage).build(), nothing).statusCode()).isEqualTo(400);
            assertThat(client.send(question.header("Content-Type", TimeStampServer.QUERY).POST(garbage).build(),
                    nothing).statusCode()).isEqualTo(400);
            assertThat(client.send(question.POST(HttpRequest.BodyPublishers.ofByteArray(new byte[1 << 15])).build(),
                    nothing).statusCode()).isEqualTo(413);
        }
    }

    private void refusesAnswer(int status, String type, byte[] body, String words) throws IOException {
        HttpServer web = HttpServer.create(free(), 0);
        web.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            } catch (IOException gone) {
                exchange.close();
            }
        });
        web.start();
        try {
            assertThatThrownBy(() -> over(URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/"), PATIENCE))
                    .isInstanceOf(SignatureRefused.class)
                    .hasMessageContaining(words);
        } finally {
            web.stop(0);
        }
    }

    private static void refuses(URI address, String words) {
        assertThatThrownBy(() -> over(address, SHORT)).isInstanceOf(SignatureRefused.class)
                .hasMessageContaining(words);
    }

    private static TimeStamp over(URI address, Duration patience) throws SignatureRefused {
        var authority = new TimeStampAuthority("one", new TimeStampsOverHttp(address, patience), Set.of());
        return new TimeStamps(List.of(authority), AUTHORITY.trust(), RANDOM).over(DIGEST);
    }

    private static TimeStampServer serve() throws IOException {
        return TimeStampServer.start(AUTHORITY.timeStamps(CLOCK, RANDOM).transport(), free());
    }

    private static InetSocketAddress free() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private int openssl(String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>(List.of("openssl"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start()
                .waitFor();
    }
}
