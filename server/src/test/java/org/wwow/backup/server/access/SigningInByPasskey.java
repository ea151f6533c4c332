package org.wwow.backup.server.access;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wwow.backup.server.access.SoftwareAuthenticator.PRESENT;
import static org.wwow.backup.server.access.SoftwareAuthenticator.VERIFIED;
import static org.wwow.backup.server.access.SoftwareAuthenticator.browser;
import static org.wwow.backup.server.access.SoftwareAuthenticator.says;
import static org.wwow.backup.server.access.SoftwareAuthenticator.without;

/// A passkey lets its owner in, here and now, by his own touch; whatever differs in one thing is refused alike.
class SigningInByPasskey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer SERVER = RunningServer.start(DATABASE);
    private static final FreshProof PROOF = new FreshProof(DATABASE);
    private static final World WORLD = World.found(SERVER);
    private static final String HOST = "localhost";
    private static final int TOUCHED = PRESENT | VERIFIED;
    private static final String GET = "webauthn.get";
    private static final String CREATE = "webauthn.create";

    private final Person person = WORLD.admit("intake");
    private final SoftwareAuthenticator passkey = new SoftwareAuthenticator(RANDOM);
    private String handle = "";

    @BeforeEach
    void addThePasskey() {
        handle = add(person, passkey);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void letsItsOwnerIn() {
        HttpResponse<String> answer = signIn(honest(1).with("userHandle", handle));

        assertThat(answer.statusCode()).isEqualTo(200);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(SERVER.get("/access/session", new Credential("Cookie", cookie)).body())
                .contains(person.id().text());
    }

    @Test
    void letsOneInThatCountsNothing() {
        assertThat(signIn(honest(0)).statusCode()).isEqualTo(200);
        assertThat(signIn(honest(0)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost:8080", "http://localhost:8081", "http://localhost",
        "http://localhost.example:8080", "http://127.0.0.1:8080", "null"})
    void refusesAnotherOrigin(String origin) {
        refuses(passkey.assertion(without(browser(GET, challenge()), "origin").with("origin", origin),
                says(HOST, TOUCHED, 1)));
    }

    @Test
    void refusesAPageInsideAnotherPage() {
        refuses(passkey.assertion(without(browser(GET, challenge()), "crossOrigin").with("crossOrigin", true)
                .with("topOrigin", "https://example.org"), says(HOST, TOUCHED, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost.example", "example.org", "LOCALHOST", ""})
    void refusesAnotherHost(String host) {
        refuses(passkey.assertion(browser(GET, challenge()), says(host, TOUCHED, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {CREATE, "payment.get", ""})
    void refusesAnotherType(String type) {
        refuses(passkey.assertion(browser(type, challenge()), says(HOST, TOUCHED, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, PRESENT, VERIFIED})
    void refusesWithoutATouchAndACheckOfThePerson(int flags) {
        refuses(passkey.assertion(browser(GET, challenge()), says(HOST, flags, 1)));
    }

    @Test
    void refusesAChallengeThatIsNotOurs() {
        byte[] foreign = new byte[PasskeyChallenges.LENGTH];
        RANDOM.nextBytes(foreign);
        byte[] later = Base64Url.decode(challenge());
        later[23]++;

        refuses(answering(Base64Url.encode(foreign)));
        refuses(answering(Base64Url.encode(later)));
        refuses(answering(Base64Url.encode(new byte[PasskeyChallenges.LENGTH - 1])));
        refuses(answering(""));
    }

    @Test
    void refusesAChallengeOfARegistration() {
        refuses(answering(offer(person).text("challenge")));
    }

    @Test
    void refusesAChallengeThatLapsed() {
        Instant now = SERVER.bean(Clock.class).instant();

        refuses(answering(sealed(now)));
        assertThat(signIn(answering(sealed(now.plusSeconds(60)))).statusCode()).isEqualTo(200);
    }

    @Test
    void takesAChallengeOnce() {
        String challenge = challenge();
        JsonObject first = passkey.assertion(browser(GET, challenge), says(HOST, TOUCHED, 0));
        assertThat(signIn(first).statusCode()).isEqualTo(200);

        refuses(first);
        refuses(passkey.assertion(browser(GET, challenge), says(HOST, TOUCHED, 1)));
    }

    @Test
    void takesAChallengeOnceFromTwoWhoComeTogether() throws Exception {
        JsonObject answer = passkey.assertion(browser(GET, challenge()), says(HOST, TOUCHED, 0));
        Callable<Integer> call = () -> signIn(answer).statusCode();
        try (var together = Executors.newFixedThreadPool(4)) {
            List<Integer> codes = together.invokeAll(List.of(call, call, call, call))
                    .stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(codes).containsExactly(200, 401, 401, 401);
        }
    }

    @Test
    void spendsTheChallengeOfAWrongAnswer() {
        String challenge = challenge();
        refuses(passkey.assertion(browser(GET, challenge), says(HOST, PRESENT, 1)));

        refuses(answering(challenge));
    }

    @Test
    void refusesACountThatDoesNotGoOn() {
        assertThat(signIn(honest(7)).statusCode()).isEqualTo(200);

        refuses(honest(7));
        refuses(honest(6));
        refuses(honest(0));
        assertThat(signIn(honest(8)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature", "authenticatorData", "clientDataJSON"})
    void refusesOneFlippedBit(String part) {
        JsonObject answer = honest(1);
        byte[] bytes = Base64Url.decode(Texts.of(answer).text(part));
        bytes[bytes.length - 1] ^= 1;

        refuses(without(answer, part).with(part, bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature", "authenticatorData", "clientDataJSON"})
    void refusesPartsThatAreNone(String part) {
        for (String none : List.of("x", "null", "[]", "{}", "{\"challenge\":1}", "\u0000".repeat(37))) {
            refuses(without(honest(1), part).with(part, none.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature", "authenticatorData", "clientDataJSON"})
    void refusesTwoHundredDamagedOnes(String part) {
        var chance = new Random(8);
        JsonObject answer = honest(1);
        for (int at = 0; at < 200; at++) {
            byte[] damaged = SoftwareAuthenticator.damaged(Base64Url.decode(Texts.of(answer).text(part)), chance);
            assertThat(signIn(without(answer, part).with(part, damaged)).statusCode()).as("damage %d", at)
                    .isEqualTo(401);
        }
    }

    @Test
    void refusesACredentialNobodyAdded() {
        var stranger = new SoftwareAuthenticator(RANDOM);

        refuses(stranger.assertion(browser(GET, challenge()), says(HOST, TOUCHED, 1)));
    }

    @Test
    void refusesTheCredentialOfAnotherUnderOnesOwnKey() {
        var other = new SoftwareAuthenticator(RANDOM);
        add(WORLD.admit("intake"), other);

        refuses(without(honest(1), "credential").with("credential", other.credential()));
    }

    @Test
    void refusesTheHandleOfAnother() {
        String others = offer(WORLD.admit("intake")).text("userHandle");

        refuses(honest(1).with("userHandle", others));
        refuses(honest(1).with("userHandle", person.id().bytes()));
    }

    @Test
    void refusesAMemberWhoWasRevoked() {
        WORLD.revoke(person);

        refuses(honest(1));
    }

    @Test
    void refusesAPasskeyThatWasDropped() {
        assertThat(SERVER.delete("/access/passkeys/" + passkey.credential(), WORLD.signIn(person)).statusCode())
                .isEqualTo(204);

        refuses(honest(1));
    }

    @Test
    void refusesResultsOfThePrfAsAForm() {
        JsonObject results = JsonObject.EMPTY.with("prf", JsonObject.EMPTY.with("results",
                JsonObject.EMPTY.with("first", new byte[32])));

        for (String name : List.of("clientExtensionResults", "prf", "extensions")) {
            assertThat(signIn(honest(1).with(name, results)).statusCode()).as(name).isEqualTo(400);
        }
    }

    /// An answer that is right in all.
    private JsonObject honest(long count) {
        return passkey.assertion(browser(GET, challenge()), says(HOST, TOUCHED, count));
    }

    private JsonObject answering(String challenge) {
        return passkey.assertion(browser(GET, challenge), says(HOST, TOUCHED, 1));
    }

    /// Every refusal has the same words and begins no session.
    private static void refuses(JsonObject body) {
        HttpResponse<String> unknown = signIn(new SoftwareAuthenticator(RANDOM)
                .assertion(browser(GET, challenge()), says(HOST, TOUCHED, 1)));
        HttpResponse<String> answer = signIn(body);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body()).isEqualTo(unknown.body());
    }

    private static HttpResponse<String> signIn(JsonObject body) {
        return SERVER.post("/access/passkeys/assertion", body);
    }

    private static String challenge() {
        return Texts.of(SERVER.post("/access/passkeys/assertion-options", JsonObject.EMPTY)).text("challenge");
    }

    private static Texts offer(Person owner) {
        return Texts.of(SERVER.post("/access/passkeys/registration-options", PROOF.of(owner), WORLD.signIn(owner)));
    }

    /// A challenge of ours that lapses then.
    private static String sealed(Instant until) {
        byte[] message = ByteBuffer.allocate(24)
                .putLong(RANDOM.nextLong())
                .putLong(0)
                .putLong(until.getEpochSecond())
                .array();
        return Base64Url.encode(SERVER.bean(ServerKey.class).seal("backup/v1/passkey-sign-in", message));
    }

    /// Adds it; the handle it was given.
    private static String add(Person owner, SoftwareAuthenticator authenticator) {
        Texts offered = offer(owner);
        JsonObject body = authenticator.registration(browser(CREATE, offered.text("challenge")), HOST, TOUCHED);
        assertThat(SERVER.post("/access/passkeys", body, WORLD.signIn(owner)).statusCode()).isEqualTo(201);
        return offered.text("userHandle");
    }

    /// The texts of a JSON object.
    private record Texts(JsonObject object) {
        static Texts of(JsonObject object) {
            return new Texts(object);
        }

        static Texts of(HttpResponse<String> answer) {
            return new Texts((JsonObject) CanonicalJson.read(answer.body().getBytes(StandardCharsets.UTF_8)));
        }

        String text(String name) {
            return ((JsonText) object.member(name).orElseThrow()).value();
        }
    }
}
