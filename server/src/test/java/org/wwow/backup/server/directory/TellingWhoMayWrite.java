package org.wwow.backup.server.directory;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// One instance that grows, each fact after the one before.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TellingWhoMayWrite {
    private static final String PATH = "/directory/writers";
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final Chain CHAIN = SERVER.bean(Chain.class);
    private static final Person ONE = WORLD.admit("intake");
    private static final Person TWO = WORLD.admit("intake");
    private static final Person OUTSIDE = WORLD.admit("analyst");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    @Order(1)
    void saysLaterWhileThereIsNoHead() {
        HttpResponse<String> answer = SERVER.get(PATH);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"type\":\"later\"");
    }

    @Test
    @Order(2)
    void answersAnEmptyListUnderAHeadThatNamesNobody() {
        refused(() -> head(Optional.of(Digest.hash(CanonicalJson.write(JsonArray.ofTexts(List.of()))))));
        WORLD.head();
        WORLD.circle("intake", ONE, TWO);

        assertThat(SERVER.get(PATH).body()).isEqualTo("{\"writers\":[]}");
    }

    @Test
    @Order(3)
    void takesNoHeadThatNamesOthersThanTheChainGives() {
        Digest right = CHAIN.writers().orElseThrow();

        refused(() -> head(Optional.of(Digest.hash())));
        refused(() -> head(Optional.of(digest(listOf(ONE)))));
        refused(() -> head(Optional.of(digest(listOf(ONE, TWO, OUTSIDE)))));
        refused(() -> head(Optional.of(digest(new JsonArray(listOf(ONE, TWO).values().reversed())))));
        refused(Problem.FORM, () -> WORLD.append(WORLD.headStatement(WORLD.path(), Optional.empty())
                .with("writers", listOf(ONE, TWO)), WORLD.first().signing()));
        assertThat(SERVER.get(PATH).body()).isEqualTo("{\"writers\":[]}");
        assertThat(right).isEqualTo(digest(listOf(ONE, TWO)));
        WORLD.head();
        assertThat(list()).isEqualTo(listOf(ONE, TWO));
    }

    @Test
    @Order(4)
    void saysOfNobodyWhoHeIs() {
        String body = SERVER.get(PATH).body();

        assertThat(Stream.of(ONE, TWO, OUTSIDE, WORLD.first()))
                .allSatisfy(person -> assertThat(body).doesNotContain(person.id().text(), person.name(),
                        person.profile().digest().text()));
        assertThat(body).doesNotContain(OUTSIDE.signing().verificationKey().text(), "circle", "role", "intake");
    }

    @Test
    @Order(5)
    void answersEverybodyTheSame() {
        assertThat(SERVER.get(PATH, WORLD.signIn(ONE)).body()).isEqualTo(SERVER.get(PATH).body());
        assertThat(SERVER.get(PATH + "?area=841fa67ffffffff").body()).isEqualTo(SERVER.get(PATH).body());
    }

    @Test
    @Order(6)
    void keepsToTheHeadsListUntilTheNextHead() {
        Digest before = CHAIN.writers().orElseThrow();
        String named = SERVER.get(PATH).body();
        WORLD.revoke(TWO);
        WORLD.circle("response", ONE, OUTSIDE);

        assertThat(SERVER.get(PATH).body()).isEqualTo(named);
        assertThat(named(SERVER.get("/directory/head").body())).isEqualTo(digest(list()));
        refused(() -> head(Optional.of(before)));
        WORLD.head();
        assertThat(SERVER.get(PATH).body()).isNotEqualTo(named)
                .contains(TWO.signing().verificationKey().text(), OUTSIDE.signing().verificationKey().text());
        assertThat(named(SERVER.get("/directory/head").body())).isEqualTo(digest(list()));
    }

    /// A head of before there were writers, and nobody is one under it.
    @Test
    @Order(7)
    void namesNobodyUnderAHeadThatNamesNone() {
        head(Optional.empty());

        assertThat(SERVER.get(PATH).body()).isEqualTo("{\"writers\":[]}");
        WORLD.head();
        assertThat(list().values()).hasSize(3);
    }

    private static void head(Optional<Digest> writers) {
        WORLD.append(WORLD.headStatement(WORLD.path(), writers), WORLD.first().signing());
    }

    private static JsonArray listOf(Person... people) {
        return JsonArray.of(Stream.of(people)
                .sorted(Comparator.comparing(person -> person.signing().verificationKey().text()))
                .toList(),
                person -> JsonObject.EMPTY.with("key", person.signing().verificationKey())
                        .with("organisation", WORLD.organisation())
                        .with("until", World.NOT_AFTER));
    }

    private static Digest digest(JsonArray list) {
        return Digest.hash(CanonicalJson.write(list));
    }

    private static JsonArray list() {
        return (JsonArray) json(SERVER.get(PATH).body()).member("writers").orElseThrow();
    }

    /// What the head says of its writers.
    private static Digest named(String answer) {
        JsonValue value = json(answer);
        for (String name : List.of("head", "statement", "writers")) {
            value = ((JsonObject) value).member(name).orElseThrow();
        }
        return Digest.read(((JsonText) value).value());
    }

    private static JsonObject json(String body) {
        return (JsonObject) CanonicalJson.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(ThrowingCallable call) {
        refused(Problem.STATEMENT, call);
    }

    private static void refused(Problem problem, ThrowingCallable call) {
        long before = CHAIN.next();

        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
        assertThat(CHAIN.next()).isEqualTo(before);
    }
}
