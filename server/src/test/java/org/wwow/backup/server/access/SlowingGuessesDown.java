package org.wwow.backup.server.access;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.client.OneTimeCode;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.TurningClock;
import org.wwow.backup.server.World;
import org.wwow.backup.server.http.HourlyKey;
import org.wwow.backup.server.http.Network;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Whoever guesses waits; the member whose name was guessed does not.
class SlowingGuessesDown {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final Network HERE = new Network(Optional.of("here"));
    private static final Network ELSEWHERE = new Network(Optional.of("elsewhere"));
    private static final int MANY = 20;

    private final TurningClock clock = new TurningClock(Instant.parse("2026-11-21T22:00:00Z"));
    private final SignInThrottle throttle = new SignInThrottle(new HourlyKey(clock, RANDOM), clock);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void makesWhoeverGuessesWaitAndNobodyElse() {
        guess("amira", HERE, false);

        assertSlowedDown("amira", HERE);
        assertThatCode(() -> throttle.require("amira", ELSEWHERE)).doesNotThrowAnyException();
        assertThatCode(() -> throttle.require("another", HERE)).doesNotThrowAnyException();
    }

    /// All callers of an onion service are one: whoever knows a name there would shut its owner out.
    @Test
    void makesNobodyWaitWhereNobodyCanBeToldApart() {
        guess("amira", Network.UNKNOWN, false);

        assertThatCode(() -> throttle.require("amira", Network.UNKNOWN)).doesNotThrowAnyException();
    }

    /// The passphrase is known already: only the code is left to guess, from as many networks as he likes.
    @Test
    void makesWhoeverHasThePassphraseWaitEverywhere() {
        guess("amira", Network.UNKNOWN, true);

        assertSlowedDown("amira", Network.UNKNOWN);
        assertSlowedDown("amira", HERE);
        assertSlowedDown("amira", ELSEWHERE);
        assertThatCode(() -> throttle.require("another", HERE)).doesNotThrowAnyException();
    }

    @Test
    void letsHerTryAgainAfterAMinuteAtMost() {
        guess("amira", HERE, true);
        clock.turn(Duration.ofSeconds(60));

        assertThatCode(() -> throttle.require("amira", HERE)).doesNotThrowAnyException();
    }

    @Test
    void forgetsHerOwnSlipsOnceSheIsIn() {
        for (int slip = 0; slip < 4; slip++) {
            throttle.failed("amira", HERE, true);
        }
        throttle.succeeded("amira", HERE);
        throttle.failed("amira", HERE, true);

        assertThatCode(() -> throttle.require("amira", HERE)).doesNotThrowAnyException();
    }

    @Test
    void signsAMemberInWhoseNameAStrangerTriedManyTimes() {
        Person member = WORLD.admit("intake");
        for (int attempt = 0; attempt < MANY; attempt++) {
            assertThat(signIn(member, Secret.draw(RANDOM), "000000").statusCode()).isEqualTo(401);
        }

        assertThat(signIn(member, member.value(), code()).statusCode()).isEqualTo(200);
    }

    @Test
    void slowsDownWhoeverHasThePassphraseAndNoCode() {
        Person member = WORLD.admit("intake");
        HttpResponse<String> last = signIn(member, member.value(), wrongCode());
        for (int attempt = 1; attempt < 6; attempt++) {
            last = signIn(member, member.value(), wrongCode());
        }

        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(signIn(member, member.value(), code()).statusCode()).isEqualTo(429);
    }

    private void guess(String name, Network from, boolean knewPassphrase) {
        for (int attempt = 0; attempt < MANY; attempt++) {
            throttle.failed(name, from, knewPassphrase);
        }
    }

    private void assertSlowedDown(String name, Network from) {
        assertThatThrownBy(() -> throttle.require(name, from)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem()).isEqualTo(Problem.SLOW_DOWN);
            assertThat(refused.retryAfterSeconds()).isBetween(1, 61);
        });
    }

    private static HttpResponse<String> signIn(Person member, Secret value, String code) {
        return SERVER.post("/access/sign-in", JsonObject.EMPTY.with("name", member.name())
                .with("value", value.revealBytes())
                .with("code", code));
    }

    /// Twenty zero bytes make the codes of every account of the tests.
    private static String code() {
        return OneTimeCode.at("A".repeat(32), Clock.systemUTC().instant());
    }

    /// Of an hour that is far from now.
    private static String wrongCode() {
        return OneTimeCode.at("A".repeat(32), Clock.systemUTC().instant().minus(Duration.ofHours(5)));
    }
}
