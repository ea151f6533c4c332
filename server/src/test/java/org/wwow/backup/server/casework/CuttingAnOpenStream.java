package org.wwow.backup.server.casework;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.evidence.PayloadSize;

import static org.assertj.core.api.Assertions.assertThat;

/// A film that is being read when the right to it ends breaks off, though its capability would last ten minutes, and the
/// connection with it, so that nobody takes what came for the whole.
class CuttingAnOpenStream {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer SERVER = RunningServer.start(DATABASE);
    private static final World WORLD = World.found(SERVER);
    private static final long LENGTH = PayloadSize.ofFrame(16 << 20).bytes();

    private final Person reader = WORLD.admit("intake");
    private final World.Circle circle = WORLD.circle("intake", reader, WORLD.admit("intake"), WORLD.admit("intake"));
    private final ReporterOnline her = new ReporterOnline(SERVER, WORLD);
    private Credential session = WORLD.signIn(reader);
    private String payload = "";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void aFilmThatWasOpened() {
        WORLD.country("FR", circle);
        WORLD.head();
        assertThat(her.deposit(her.first(circle)).statusCode()).isEqualTo(201);
        byte[] film = new byte[(int) LENGTH];
        RANDOM.nextBytes(film);
        Draft draft = her.draft().uploaded("care", film, her.uploaded(film));
        assertThat(her.deposit(draft).statusCode()).isEqualTo(201);
        session = WORLD.signIn(reader);
        JsonObject opened = ReporterOnline.json(SERVER.post(
                "/cases/" + her.caseId + "/items/" + draft.lastItem() + "/opening",
                JsonObject.EMPTY.with("reason", "triage"), session));
        payload = ReporterOnline.text(opened, "payload");
    }

    @Test
    void readsToTheEndWhereNothingHappens() throws IOException {
        assertThat(readWhile(() -> {
            // Nothing.
        })).isEqualTo(LENGTH);
    }

    @Test
    void breaksOffWhenTheConsentIsWithdrawn() throws IOException {
        assertCutBy(() -> assertThat(her.deposit(her.draft()
                .consent(Purpose.READ, Consent.Answer.NO, 1,
                        new Consent.Audience.Named(List.of(circle.id().uuid()))))
                .statusCode()).isEqualTo(201));
    }

    @Test
    void breaksOffWhenSheAsksToErase() throws IOException {
        var ask = new ErasureStatement(WORLD.instance(), StatementId.draw(RANDOM), her.caseId,
                her.author.verificationKey(), new ErasureStatement.Subject(true, her.caseId.uuid()),
                ErasureStatement.Act.ASK, "her-wish");
        assertCutBy(() -> assertThat(SERVER.post("/erasures",
                JsonObject.EMPTY.with("envelope", Envelope.sign(ask.json(), her.author).json()), her.session())
                .statusCode()).isEqualTo(200));
    }

    @Test
    void breaksOffWhenTheReaderSignsOut() throws IOException {
        assertCutBy(() -> assertThat(SERVER.delete("/access/session", session).statusCode()).isEqualTo(204));
    }

    @Test
    void breaksOffWhenTheSessionRunsOut() throws IOException {
        assertCutBy(() -> assertThat(DATABASE.client()
                .sql("update member_session set until = now() - interval '1 second' where member = ?")
                .param(reader.id().uuid())
                .update()).isPositive());
    }

    @Test
    void breaksOffWhenTheReaderIsRevoked() throws IOException {
        assertCutBy(() -> WORLD.revoke(reader));
    }

    private void assertCutBy(Runnable act) throws IOException {
        assertThat(readWhile(act)).isLessThan(LENGTH);
        assertThat(SERVER.get(payload, session).statusCode()).isIn(401, 403);
    }

    /// Reads a little through a narrow window, lets something happen, and reads as much as still comes.
    private long readWhile(Runnable act) throws IOException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(32_768);
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), SERVER.address().getPort()));
            String request = "GET " + payload + " HTTP/1.1\r\nHost: localhost\r\n" + session.name() + ": "
                    + session.value() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            skipHead(answer);
            long read = answer.readNBytes(10_000).length;
            act.run();
            byte[] buffer = new byte[65_536];
            while (read < LENGTH) {
                int more = answer.read(buffer);
                if (more < 0) {
                    return read;
                }
                read += more;
            }
            return read;
        }
    }

    private static void skipHead(InputStream answer) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) answer.read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 200").contains("Content-Length: " + LENGTH);
    }
}
