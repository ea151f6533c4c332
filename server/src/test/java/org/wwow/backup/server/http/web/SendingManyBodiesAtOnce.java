package org.wwow.backup.server.http.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;

import static org.assertj.core.api.Assertions.assertThat;

/// Each call has its limit. Many callers who each keep to it, and never end, do not use up the memory.
@Timeout(120)
class SendingManyBodiesAtOnce {
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final ReporterOnline HER = new ReporterOnline(SERVER, WORLD);
    private static final int ENOUGH = BodiesInFlight.MOST_BYTES / 2 / DepositCall.MAX_BYTES;

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /// Sends all of a body but its last byte, and that one when it is let.
    private final class Slow extends InputStream {
        private final CountDownLatch sent;
        private int left = DepositCall.MAX_BYTES;

        Slow(CountDownLatch sent) {
            this.sent = sent;
        }

        @Override
        public int read() throws IOException {
            return left-- > 1 ? ' ' : last();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left <= 1) {
                int one = read();
                if (one >= 0) {
                    bytes[from] = (byte) one;
                }
                return one < 0 ? -1 : 1;
            }
            int some = Math.min(length, left - 1);
            left -= some;
            return some;
        }

        private int last() throws IOException {
            if (left < 0) {
                return -1;
            }
            sent.countDown();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return ' ';
        }
    }

    private static Credential session() {
        return HER.session();
    }

    private static HttpResponse<String> large() {
        return SERVER.send(session().on(SERVER.to("/deposits"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[DepositCall.MAX_BYTES])));
    }

    private static HttpResponse<String> small() {
        return SERVER.send(session().on(SERVER.to("/deposits"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[40_000])));
    }

    @Test
    void theSumOfThemHasAnEndAndShortOnesGoOn() throws Exception {
        assertThat(large().statusCode()).isEqualTo(400);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newBuilder().executor(threads).build()) {
            var sent = new CountDownLatch(ENOUGH);
            List<CompletableFuture<HttpResponse<String>>> slow = new ArrayList<>();
            try {
                for (int call = 0; call < ENOUGH; call++) {
                    slow.add(client.sendAsync(slow(sent), BodyHandlers.ofString()));
                }
                assertThat(sent.await(60, TimeUnit.SECONDS)).isTrue();

                HttpResponse<String> refused = firstRefused();
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.body()).contains("later");
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(small().statusCode()).isEqualTo(400);
            } finally {
                end.countDown();
            }
            for (var call : slow) {
                assertThat(call.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(400);
            }
        }
        assertThat(large().statusCode()).isEqualTo(400);
    }

    private HttpRequest slow(CountDownLatch sent) {
        return session().on(SERVER.to("/deposits"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Slow(sent)),
                        DepositCall.MAX_BYTES))
                .build();
    }

    /// What was sent is not all read at once.
    private static HttpResponse<String> firstRefused() throws InterruptedException {
        HttpResponse<String> answer = large();
        for (int again = 0; again < 50 && answer.statusCode() == 400; again++) {
            TimeUnit.MILLISECONDS.sleep(200);
            answer = large();
        }
        return answer;
    }
}
