package org.wwow.backup.server.directory;

import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.http.Octets;

import static org.assertj.core.api.Assertions.assertThat;

/// A keeper seals the circle's key for a member again; nobody joins this way.
class SealingACirclesKeyAgain {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final Person KEEPER = WORLD.admit("intake");
    private static final Person MEMBER = WORLD.admit("intake");
    private static final Person OUTSIDER = WORLD.admit("intake");
    private static final World.Circle CIRCLE = WORLD.circle("intake", KEEPER, MEMBER);

    private final String file = file();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void givesEachMemberHerOwnFileOnly() {
        HttpResponse<String> answer = seal(KEEPER, CIRCLE.id(), 0, MEMBER, keyOf(MEMBER));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(held(MEMBER)).contains(file).contains(CIRCLE.id().text()).contains(keyOf(MEMBER).text());
        assertThat(held(KEEPER)).contains(CIRCLE.id().text()).doesNotContain(file);
        assertThat(held(OUTSIDER)).isEqualTo("{\"circleKeys\":[]}");
    }

    @Test
    void isDoneByAKeeper() {
        String before = held(MEMBER);

        assertThat(seal(MEMBER, CIRCLE.id(), 0, MEMBER, keyOf(MEMBER)).statusCode()).isEqualTo(403);
        assertThat(seal(WORLD.first(), CIRCLE.id(), 0, MEMBER, keyOf(MEMBER)).statusCode()).isEqualTo(403);
        assertThat(seal(KEEPER, CircleId.draw(RANDOM), 0, MEMBER, keyOf(MEMBER)).statusCode()).isEqualTo(403);
        assertThat(held(MEMBER)).isEqualTo(before);
    }

    @Test
    void letsNobodyJoin() {
        assertThat(seal(KEEPER, CIRCLE.id(), 0, OUTSIDER, keyOf(OUTSIDER)).statusCode()).isEqualTo(422);
        assertThat(held(OUTSIDER)).isEqualTo("{\"circleKeys\":[]}");
    }

    @Test
    void refusesAnotherEpochAndAnotherKey() {
        KeyId other = KeyId.of(HybridKey.draw(RANDOM).recipient());

        assertThat(seal(KEEPER, CIRCLE.id(), 1, MEMBER, keyOf(MEMBER)).body()).contains("epoch-stale");
        assertThat(seal(KEEPER, CIRCLE.id(), 0, MEMBER, other).body()).contains("key-changed");
        assertThat(held(MEMBER)).doesNotContain(file).doesNotContain(other.text());
    }

    @Test
    void refusesAnEmptyListAndWhoeverHasNoSession() {
        JsonObject none = JsonObject.EMPTY.with("circle", CIRCLE.id())
                .with("epoch", 0)
                .with("circleKeys", JsonArray.ofTexts(List.of()));

        assertThat(SERVER.post("/directory/circle-keys", none, WORLD.signIn(KEEPER)).statusCode()).isEqualTo(400);
        assertThat(SERVER.post("/directory/circle-keys", none).statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/directory/circle-keys").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> seal(Person by, CircleId circle, long epoch, Person reader, KeyId key) {
        JsonObject one = JsonObject.EMPTY.with("reader", reader.id()).with("key", key.text()).with("file", file);
        Credential caller = WORLD.signIn(by);
        return SERVER.post("/directory/circle-keys", JsonObject.EMPTY.with("circle", circle)
                .with("epoch", epoch)
                .with("circleKeys", JsonArray.of(List.of(one), json -> json)), caller);
    }

    private static String held(Person member) {
        return SERVER.get("/directory/circle-keys", WORLD.signIn(member)).body();
    }

    private static KeyId keyOf(Person person) {
        return KeyId.of(person.opening().recipient());
    }

    private static String file() {
        byte[] bytes = new byte[Octets.SEALED_GRANT];
        RANDOM.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
