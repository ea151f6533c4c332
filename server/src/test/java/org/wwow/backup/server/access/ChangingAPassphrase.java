package org.wwow.backup.server.access;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.client.OneTimeCode;
import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.http.Octets;

import static org.assertj.core.api.Assertions.assertThat;

/// A new slot and a new sign-in value, by whoever proves the present ones again.
class ChangingAPassphrase {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    /// Twenty zero bytes, which every account of the tests has.
    private static final String TOTP = "A".repeat(32);
    private static final Clock CLOCK = Clock.systemUTC();

    private final Person person = WORLD.admit("intake");
    private final Secret fresh = Secret.draw(RANDOM);
    private final byte[] slot = slot(Octets.SEALED_GRANT);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void takesTheNewOneAndForgetsTheOld() {
        Credential here = WORLD.signIn(person);
        assertThat(change(here, person.value(), code(), slot).statusCode()).isEqualTo(204);

        assertThat(signIn(fresh, nextCode()).statusCode()).isEqualTo(200);
        assertThat(signIn(person.value(), nextCode()).statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/access/slots", here).body()).isEqualTo("{\"slots\":[{\"file\":\""
                + Base64Url.encode(slot) + "\",\"kind\":\"passphrase\"}]}");
    }

    @Test
    void endsEveryOtherSession() {
        Credential elsewhere = WORLD.signIn(person);
        Credential here = WORLD.signIn(person);
        change(here, person.value(), code(), slot);

        assertThat(SERVER.get("/access/session", elsewhere).statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/access/session", here).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnotherValueAndAnotherCodeAlikeAndKeepsWhatWas() {
        Credential here = WORLD.signIn(person);
        String before = SERVER.get("/access/slots", here).body();

        HttpResponse<String> value = change(here, Secret.draw(RANDOM), code(), slot);
        HttpResponse<String> code = change(here, person.value(), "12345", slot);

        assertThat(value.statusCode()).isEqualTo(401);
        assertThat(code.statusCode()).isEqualTo(401);
        assertThat(code.body()).isEqualTo(value.body());
        assertThat(SERVER.get("/access/slots", here).body()).isEqualTo(before);
    }

    @Test
    void takesACodeOnce() {
        Credential here = WORLD.signIn(person);
        String code = code();
        change(here, person.value(), code, slot);

        assertThat(change(here, fresh, code, slot).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesASlotOfAnotherLength() {
        Credential here = WORLD.signIn(person);

        assertThat(change(here, person.value(), code(), slot(Octets.SEALED_GRANT + 1)).statusCode()).isEqualTo(400);
    }

    @Test
    void givesSlotsToNobodyWithoutASession() {
        assertThat(SERVER.get("/access/slots").statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/access/slots", Credential.cookie(Base64Url.encode(new byte[32]))).statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> change(Credential member, Secret value, String code, byte[] newSlot) {
        JsonObject body = JsonObject.EMPTY.with("value", value.revealBytes())
                .with("code", code)
                .with("signIn", Digest.hash(fresh.revealBytes()))
                .with("slot", newSlot);
        return SERVER.send(SERVER.to("/access/passphrase")
                .header(member.name(), member.value())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(new String(CanonicalJson.write(body), StandardCharsets.UTF_8))));
    }

    private HttpResponse<String> signIn(Secret value, String code) {
        return SERVER.post("/access/sign-in", JsonObject.EMPTY.with("name", person.name())
                .with("value", value.revealBytes())
                .with("code", code));
    }

    private static String code() {
        return OneTimeCode.at(TOTP, CLOCK.instant());
    }

    /// Taken a little early, because the present one is spent.
    private static String nextCode() {
        return OneTimeCode.at(TOTP, CLOCK.instant().plus(Duration.ofSeconds(30)));
    }

    private static byte[] slot(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
