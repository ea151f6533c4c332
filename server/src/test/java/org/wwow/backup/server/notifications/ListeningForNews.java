package org.wwow.backup.server.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.support.ServletRequestHandledEvent;

import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.ReporterKeys;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.access.Mailboxes;

import static org.assertj.core.api.Assertions.assertThat;

class ListeningForNews {
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final Pokes POKES = SERVER.bean(Pokes.class);
    private static final TransactionTemplate TRANSACTIONS = new TransactionTemplate(
            SERVER.bean(PlatformTransactionManager.class));
    private static final String POKE = "data: poke" + " ".repeat(52) + "\n\n";
    private static final String WAIT = ": wait" + " ".repeat(56) + "\n\n";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void refusesAStreamWithoutASession() {
        assertThat(SERVER.get("/events").statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/mailbox/events").statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/events", Credential.bearer(SERVER.bean(Mailboxes.class)
                .open(Secret.draw(new SecureRandom())))).statusCode()).isEqualTo(401);
    }

    @Test
    void pokesAReporterWithSixtyFourBytesAndNothingInThem() throws Exception {
        Secret secret = Secret.draw(new SecureRandom());
        MailboxId mailbox = ReporterKeys.mailboxId(secret);
        try (InputStream stream = listen("/mailbox/events",
                Credential.bearer(SERVER.bean(Mailboxes.class).open(secret)))) {
            assertThat(frame(stream)).isEqualTo(WAIT).hasSize(64);
            POKES.poke(List.of(mailbox), List.of(), List.of());
            assertThat(frame(stream)).isEqualTo(POKE).hasSize(64);
        }
    }

    @Test
    void pokesTheMembersOfACircle() throws Exception {
        Person member = WORLD.admit("intake");
        World.Circle circle = WORLD.circle("intake", member, WORLD.second());
        try (InputStream stream = listen("/events", WORLD.signIn(member))) {
            assertThat(frame(stream)).isEqualTo(WAIT);
            TRANSACTIONS.executeWithoutResult(
                    _ -> POKES.poke(List.of(), List.of(member.id()), List.of(circle.id())));
            assertThat(frame(stream)).isEqualTo(POKE);
        }
    }

    /// Pokes look all the same, so one too many is seen by what else comes: somebody who is poked later has heard it,
    /// and then the stream of the first ends without a word.
    @Test
    void saysNothingOfATransactionThatIsRolledBack() throws Exception {
        Person first = WORLD.admit("intake");
        Person later = WORLD.admit("intake");
        try (InputStream stream = listen("/events", WORLD.signIn(first));
                InputStream other = listen("/events", WORLD.signIn(later))) {
            assertThat(frame(stream)).isEqualTo(WAIT);
            assertThat(frame(other)).isEqualTo(WAIT);
            TRANSACTIONS.executeWithoutResult(status -> {
                POKES.poke(List.of(), List.of(first.id()), List.of());
                status.setRollbackOnly();
            });
            POKES.poke(List.of(), List.of(later.id()), List.of());
            assertThat(frame(other)).isEqualTo(POKE);

            WORLD.revoke(first);
            POKES.poke(List.of(), List.of(first.id()), List.of());
            assertThat(stream.readAllBytes()).asString(StandardCharsets.US_ASCII).isEmpty();
        }
    }

    /// Eight streams are the most one listener may have; if one that was left still counted, the next would be refused
    /// until a keep-alive finds out, which is up to twenty seconds.
    @Test
    void forgetsAStreamOnceItsListenerHasGone() throws Exception {
        Credential session = Credential.bearer(SERVER.bean(Mailboxes.class).open(Secret.draw(new SecureRandom())));
        for (int turn = 0; turn < 40; turn++) {
            try (InputStream stream = listen("/mailbox/events", session)) {
                assertThat(frame(stream)).isEqualTo(WAIT);
            }
        }
    }

    @Test
    void refusesANinthStreamOfOneListener() throws Exception {
        Credential session = Credential.bearer(SERVER.bean(Mailboxes.class).open(Secret.draw(new SecureRandom())));
        List<InputStream> streams = new ArrayList<>();
        for (int turn = 0; turn < 8; turn++) {
            streams.add(listen("/mailbox/events", session));
        }

        assertThat(SERVER.get("/mailbox/events", session).statusCode()).isEqualTo(429);
        for (InputStream stream : streams) {
            stream.close();
        }
    }

    /// A call that waits keeps its buffers and its stack for as long as a stream is open.
    @Test
    void holdsNoCallWhileAStreamIsOpen() throws Exception {
        var ended = new CountDownLatch(1);
        ApplicationListener<ApplicationEvent> calls = event -> {
            if (event instanceof ServletRequestHandledEvent call && call.getRequestUrl().equals("/mailbox/events")) {
                ended.countDown();
            }
        };
        SERVER.bean(ApplicationEventMulticaster.class).addApplicationListener(calls);
        Credential session = Credential.bearer(SERVER.bean(Mailboxes.class).open(Secret.draw(new SecureRandom())));
        try (InputStream stream = listen("/mailbox/events", session)) {
            assertThat(frame(stream)).isEqualTo(WAIT);

            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            SERVER.bean(ApplicationEventMulticaster.class).removeApplicationListener(calls);
        }
    }

    @Test
    void endsTheStreamOfAMemberWhoIsRevoked() throws Exception {
        Person member = WORLD.admit("intake");
        try (InputStream stream = listen("/events", WORLD.signIn(member))) {
            assertThat(frame(stream)).isEqualTo(WAIT);
            WORLD.revoke(member);
            POKES.poke(List.of(), List.of(member.id()), List.of());
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    private static InputStream listen(String path, Credential credential) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(SERVER.to(path).header(credential.name(), credential.value()).GET().build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        return answer.body();
    }

    private static String frame(InputStream stream) throws IOException {
        return new String(stream.readNBytes(64), StandardCharsets.US_ASCII);
    }
}
