package org.wwow.backup.server.access;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.ReporterKeys;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpeningAMailbox {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer SERVER = RunningServer.start(DATABASE);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Mailboxes MAILBOXES = SERVER.bean(Mailboxes.class);
    private static final Work WORK = SERVER.bean(Work.class);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void answersEverySecretWithATokenForItsMailbox() {
        Secret secret = Secret.draw(RANDOM);
        HttpResponse<String> answer = open(secret);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(MAILBOXES.reporter(text(answer, "token")).orElseThrow().mailbox())
                .isEqualTo(ReporterKeys.mailboxId(secret));
    }

    @Test
    void storesNothingOfASecretThatWasTried() {
        long before = rows();
        open(Secret.draw(RANDOM));

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void answersWithTheSameLengthWhateverTheSecret() {
        assertThat(open(Secret.draw(RANDOM)).body()).hasSameSizeAs(open(Secret.draw(RANDOM)).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"secret\":\"AA\"}", "{\"secret\":1}", "[]", "", "{\"secret\":null}",
        "{\"secret\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"more\":1}",
        "{\"secret\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"secret\":\"AAAA\"}"})
    void refusesABodyOfAnyOtherForm(String body) {
        HttpResponse<String> answer = SERVER.send(SERVER.to("/mailbox/session")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"status\":400,\"type\":\"form\"}");
    }

    @Test
    void refusesABodyBeyondTheLimitBeforeReadingIt() {
        HttpResponse<String> answer = SERVER.post("/mailbox/session",
                JsonObject.EMPTY.with("secret", "A".repeat(20_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too-large");
    }

    @Test
    void refusesATokenWithOneBitChangedAnywhere() {
        byte[] token = Base64Url.decode(MAILBOXES.open(Secret.draw(RANDOM)));
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(MAILBOXES.reporter(Base64Url.encode(changed))).isEmpty();
        }
    }

    @Test
    void refusesATokenAfterItsTime() {
        Clock later = Clock.offset(Clock.systemUTC(), Mailboxes.LIFE.plusSeconds(1));
        var mailboxes = new Mailboxes(new ServerKey(DATABASE.client(), RANDOM), later);

        assertThat(mailboxes.reporter(MAILBOXES.open(Secret.draw(RANDOM)))).isEmpty();
    }

    @Test
    void isTakenBackByEveryNodeOfTheInstanceAndByNoOther() {
        String token = MAILBOXES.open(Secret.draw(RANDOM));
        var sameInstance = new Mailboxes(new ServerKey(DATABASE.client(), RANDOM), Clock.systemUTC());
        var other = new Mailboxes(new ServerKey(FreshDatabase.make().client(), RANDOM), Clock.systemUTC());

        assertThat(sameInstance.reporter(token)).isPresent();
        assertThat(other.reporter(token)).isEmpty();
    }

    @Test
    void takesWorkOnceForItsMailboxOnly() {
        MailboxId mailbox = ReporterKeys.mailboxId(Secret.draw(RANDOM));
        Work.Challenge challenge = WORK.challenge();
        long nonce = solve(challenge, mailbox);

        refused(() -> WORK.spend(mailbox, challenge.text(), unsolved(challenge, mailbox)));
        refused(() -> WORK.spend(mailbox, "AAAA", nonce));
        refused(() -> WORK.spend(mailbox, "not base64url", nonce));
        WORK.spend(mailbox, challenge.text(), nonce);
        refused(() -> WORK.spend(mailbox, challenge.text(), nonce));
    }

    @Test
    void refusesWorkOnAChallengeThatLapsedOrWasChanged() {
        MailboxId mailbox = ReporterKeys.mailboxId(Secret.draw(RANDOM));
        Work.Challenge challenge = WORK.challenge();
        long nonce = solve(challenge, mailbox);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11));
        var key = new ServerKey(DATABASE.client(), RANDOM);
        var lateWork = new Work(key, new SpentChallenges(DATABASE.client(), later), later, RANDOM);
        byte[] easier = Base64Url.decode(challenge.text());
        easier[24] = 0;

        refused(() -> lateWork.spend(mailbox, challenge.text(), nonce));
        refused(() -> WORK.spend(mailbox, Base64Url.encode(easier), nonce));
    }

    @Test
    void asksForLittleAtRestAndNeverForMoreThanTheCap() {
        var key = new ServerKey(DATABASE.client(), RANDOM);
        var work = new Work(key, new SpentChallenges(DATABASE.client(), Clock.systemUTC()), Clock.systemUTC(), RANDOM);

        assertThat(work.challenge().bits()).isEqualTo(Work.LEAST_BITS);
        assertThat(work.bitsFor(1 << 30)).isEqualTo(Work.MOST_BITS);
        assertThat(work.bitsFor(64)).isGreaterThan(Work.LEAST_BITS);
    }

    private static HttpResponse<String> open(Secret secret) {
        return SERVER.post("/mailbox/session", JsonObject.EMPTY.with("secret", Base64Url.encode(secret.revealBytes())));
    }

    private static String text(HttpResponse<String> answer, String name) {
        var body = (JsonObject) CanonicalJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
        return ((JsonText) body.member(name).orElseThrow()).value();
    }

    private static long rows() {
        return DATABASE.client().sql("SELECT count(*) FROM spent_challenge").query(Long.class).single();
    }

    private static long solve(Work.Challenge challenge, MailboxId mailbox) {
        long nonce = 0;
        while (!holds(challenge, mailbox, nonce)) {
            nonce++;
        }
        return nonce;
    }

    private static long unsolved(Work.Challenge challenge, MailboxId mailbox) {
        long nonce = 0;
        while (holds(challenge, mailbox, nonce)) {
            nonce++;
        }
        return nonce;
    }

    /// As a client counts, eight bits being the first byte.
    private static boolean holds(Work.Challenge challenge, MailboxId mailbox, long nonce) {
        assertThat(challenge.bits()).isEqualTo(8);
        byte[] hash = Digest.hash("backup/v1/work\n".getBytes(StandardCharsets.US_ASCII),
                Base64Url.decode(challenge.text()), mailbox.bytes(), ByteBuffer.allocate(8).putLong(nonce).array())
                .bytes();
        return hash[0] == 0;
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(Problem.WORK));
    }
}
