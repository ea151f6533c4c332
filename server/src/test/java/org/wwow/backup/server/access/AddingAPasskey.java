package org.wwow.backup.server.access;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.http.Octets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wwow.backup.server.access.SoftwareAuthenticator.PRESENT;
import static org.wwow.backup.server.access.SoftwareAuthenticator.VERIFIED;
import static org.wwow.backup.server.access.SoftwareAuthenticator.browser;
import static org.wwow.backup.server.access.SoftwareAuthenticator.says;
import static org.wwow.backup.server.access.SoftwareAuthenticator.without;

/// A member adds a passkey to his own account; what is not an answer to his own challenge adds nothing.
class AddingAPasskey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer SERVER = RunningServer.start(DATABASE);
    private static final FreshProof PROOF = new FreshProof(DATABASE);
    private static final World WORLD = World.found(SERVER);
    private static final String HOST = "localhost";
    private static final int TOUCHED = PRESENT | VERIFIED;
    private static final String CREATE = "webauthn.create";

    private final Person person = WORLD.admit("intake");
    private final Credential member = WORLD.signIn(person);
    private final SoftwareAuthenticator passkey = new SoftwareAuthenticator(RANDOM);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void addsItWithItsSlot() {
        JsonObject body = honest().with("slot", new byte[Octets.SEALED_GRANT]);

        assertThat(add(body).statusCode()).isEqualTo(201);
        assertThat(SERVER.get("/access/passkeys", member).body()).contains(passkey.credential(), "\"prf\":true");
        assertThat(SERVER.get("/access/slots", member).body()).contains("\"kind\":\"prf\"");
    }

    @Test
    void refusesAnotherOriginHostOrType() {
        refuses(passkey.registration(
                without(browser(CREATE, challenge(person)), "origin").with("origin", "https://example.org"), HOST,
                TOUCHED));
        refuses(passkey.registration(browser(CREATE, challenge(person)), "example.org", TOUCHED));
        refuses(passkey.registration(browser("webauthn.get", challenge(person)), HOST, TOUCHED));
        refuses(passkey.registration(
                without(browser(CREATE, challenge(person)), "crossOrigin").with("crossOrigin", true), HOST, TOUCHED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, PRESENT, VERIFIED})
    void refusesWithoutATouchAndACheckOfThePerson(int flags) {
        refuses(passkey.registration(browser(CREATE, challenge(person)), HOST, flags));
    }

    @Test
    void refusesTheChallengeOfAnotherMemberAndOfASignIn() {
        String others = challenge(WORLD.admit("intake"));
        String signIn = text(SERVER.post("/access/passkeys/assertion-options", JsonObject.EMPTY), "challenge");

        refuses(passkey.registration(browser(CREATE, others), HOST, TOUCHED));
        refuses(passkey.registration(browser(CREATE, signIn), HOST, TOUCHED));
    }

    @Test
    void takesAChallengeOnce() {
        String challenge = challenge(person);
        assertThat(add(passkey.registration(browser(CREATE, challenge), HOST, TOUCHED)).statusCode()).isEqualTo(201);

        var another = new SoftwareAuthenticator(RANDOM);
        assertThat(add(another.registration(browser(CREATE, challenge), HOST, TOUCHED)).statusCode()).isEqualTo(422);
        assertThat(SERVER.get("/access/passkeys", member).body()).doesNotContain(another.credential());
    }

    @Test
    void refusesAnAnswerThatTellsOfAnotherCredential() {
        refuses(without(honest(), "credential").with("credential", new SoftwareAuthenticator(RANDOM).credential()));
    }

    @Test
    void refusesOneThatSomebodyHas() {
        assertThat(add(honest()).statusCode()).isEqualTo(201);
        Person another = WORLD.admit("intake");
        Credential other = WORLD.signIn(another);

        assertThat(add(honest()).statusCode()).isEqualTo(409);
        assertThat(SERVER.post("/access/passkeys",
                passkey.registration(browser(CREATE, challenge(another)), HOST, TOUCHED), other).statusCode())
                .isEqualTo(409);
        assertThat(SERVER.get("/access/passkeys", other).body()).isEqualTo("{\"passkeys\":[]}");
    }

    @Test
    void refusesTheSeventeenth() {
        for (int at = 0; at < Passkeys.MOST; at++) {
            JsonObject body = new SoftwareAuthenticator(RANDOM)
                    .registration(browser(CREATE, challenge(person)), HOST, TOUCHED);
            assertThat(add(body).statusCode()).isEqualTo(201);
        }

        assertThat(add(honest()).statusCode()).isEqualTo(409);
    }

    @Test
    void refusesPartsThatAreNone() {
        for (String none : List.of("x", "null", "[]", "{}", "\u00a0")) {
            byte[] bytes = none.getBytes(StandardCharsets.UTF_8);
            refuses(without(honest(), "clientDataJSON").with("clientDataJSON", bytes));
            refuses(without(honest(), "attestationObject").with("attestationObject", bytes));
        }
    }

    /// Nothing is attested, so what is damaged may still be an answer; never does it break the server, nor a later call.
    @Test
    void standsThreeHundredDamagedOnes() {
        var chance = new Random(9);
        for (int at = 0; at < 300; at++) {
            JsonObject body = honest();
            byte[] damaged = SoftwareAuthenticator.damaged(Base64Url.decode(text(body, "attestationObject")), chance);
            int added = add(without(body, "attestationObject").with("attestationObject", damaged)).statusCode();
            assertThat(added).as("damage %d", at).isIn(201, 422);
            if (added == 201) {
                assertThat(signIn()).as("damage %d", at).isIn(200, 401);
                SERVER.delete("/access/passkeys/" + passkey.credential(), member);
            }
        }
    }

    @Test
    void refusesResultsOfThePrfAndASlotOfAnotherLengthAsAForm() {
        assertThat(add(honest().with("clientExtensionResults", JsonObject.EMPTY)).statusCode()).isEqualTo(400);
        assertThat(add(honest().with("slot", new byte[32])).statusCode()).isEqualTo(400);
        assertThat(SERVER.get("/access/passkeys", member).body()).isEqualTo("{\"passkeys\":[]}");
    }

    /// Somebody at a desk that was left open would else make himself a way in that outlasts the session.
    @Test
    void asksForPassphraseAndCodeAgain() {
        String code = PROOF.code(person);

        assertThat(asked(person, JsonObject.EMPTY).statusCode()).isEqualTo(400);
        assertThat(asked(person, FreshProof.of(Secret.draw(RANDOM), code)).statusCode()).isEqualTo(401);
        assertThat(asked(person, FreshProof.of(person.value(), "000000")).statusCode()).isEqualTo(401);
        assertThat(asked(person, FreshProof.of(WORLD.admit("intake").value(), code)).statusCode()).isEqualTo(401);
        assertThat(asked(person, FreshProof.of(person.value(), code)).statusCode()).isEqualTo(200);
        assertThat(asked(person, FreshProof.of(person.value(), code)).statusCode()).as("a code again").isEqualTo(401);
    }

    @Test
    void asksForASession() {
        assertThat(SERVER.post("/access/passkeys/registration-options", PROOF.of(person))
                .statusCode()).isEqualTo(401);
        assertThat(SERVER.post("/access/passkeys", honest()).statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/access/passkeys").statusCode()).isEqualTo(401);
    }

    @Test
    void dropsNobodyElses() {
        assertThat(add(honest()).statusCode()).isEqualTo(201);

        assertThat(SERVER.delete("/access/passkeys/" + passkey.credential(), WORLD.signIn(WORLD.admit("intake")))
                .statusCode()).isEqualTo(403);
        assertThat(SERVER.get("/access/passkeys", member).body()).contains(passkey.credential());
    }

    private JsonObject honest() {
        return passkey.registration(browser(CREATE, challenge(person)), HOST, TOUCHED);
    }

    private void refuses(JsonObject body) {
        assertThat(add(body).statusCode()).isEqualTo(422);
        assertThat(SERVER.get("/access/passkeys", member).body()).isEqualTo("{\"passkeys\":[]}");
    }

    private HttpResponse<String> add(JsonObject body) {
        return SERVER.post("/access/passkeys", body, member);
    }

    private static String challenge(Person person) {
        return text(asked(person, PROOF.of(person)), "challenge");
    }

    private static HttpResponse<String> asked(Person person, JsonObject proof) {
        return SERVER.post("/access/passkeys/registration-options", proof, WORLD.signIn(person));
    }

    private int signIn() {
        String challenge = text(SERVER.post("/access/passkeys/assertion-options", JsonObject.EMPTY), "challenge");
        return SERVER.post("/access/passkeys/assertion",
                passkey.assertion(browser("webauthn.get", challenge), says(HOST, TOUCHED, 1))).statusCode();
    }

    private static String text(HttpResponse<String> answer, String name) {
        return text((JsonObject) CanonicalJson.read(answer.body().getBytes(StandardCharsets.UTF_8)), name);
    }

    private static String text(JsonObject body, String name) {
        return ((JsonText) body.member(name).orElseThrow()).value();
    }
}
