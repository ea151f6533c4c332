package org.wwow.backup.server.directory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.directory.IntakePath;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// One instance that grows, each fact after the one before.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FindingWhomToTrust {
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final Directory DIRECTORY = SERVER.bean(Directory.class);
    private static final Person READER = WORLD.admit("intake");
    private static final World.Circle CIRCLE = WORLD.circle("intake", READER, WORLD.second());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    @Order(1)
    void isNotReadyBeforeACountryNamesTheCircle() {
        assertThatThrownBy(() -> DIRECTORY.requireReady(Optional.empty())).isInstanceOf(Refused.class);
        WORLD.country("FR", CIRCLE);
        WORLD.head();
        World.Circle unnamed = WORLD.circle("intake", READER, WORLD.second());

        DIRECTORY.requireReady(Optional.empty());
        DIRECTORY.requireReady(Optional.of(CIRCLE.id()));
        assertThatThrownBy(() -> DIRECTORY.requireReady(Optional.of(unnamed.id()))).isInstanceOf(Refused.class);
    }

    @Test
    @Order(2)
    void servesReportersThePathAndNothingTheHeadDoesNotList() {
        assertThat(SERVER.get("/directory/intake?area=841fa67ffffffff").body()).contains(CIRCLE.id().text())
                .doesNotContain("Member ");
        assertThat(SERVER.get("/directory/countries").body()).contains("\"FR\"");
        assertThat(SERVER.get("/directory/intake?area=nowhere").statusCode()).isEqualTo(400);
        assertThat(SERVER.get("/directory/chain?from=0").statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/directory/profiles").statusCode()).isEqualTo(401);
    }

    @Test
    @Order(3)
    void servesAllThatTheHeadListsSoThatAClientTakesIt() {
        Chain chain = SERVER.bean(Chain.class);
        Digest member = chain.from(2, 1).getFirst().digest();
        Digest admission = WORLD.append(WORLD.memberStatement(READER, List.of("intake")), WORLD.first().signing())
                .digest();
        List<Digest> listed = Stream.concat(WORLD.path().stream(), Stream.of(admission)).toList();
        WORLD.append(WORLD.headStatement(listed), WORLD.first().signing());
        JsonObject answer = (JsonObject) CanonicalJson
                .read(SERVER.get("/directory/intake").body().getBytes(StandardCharsets.UTF_8));
        List<Envelope> statements = ((JsonArray) answer.member("statements").orElseThrow()).values()
                .stream()
                .map(Envelope::of)
                .toList();
        Envelope head = Envelope.of(((JsonObject) answer.member("head").orElseThrow()).member("head").orElseThrow());

        assertThat(statements).extracting(Envelope::digest).containsExactlyElementsOf(listed).contains(member);
        assertThat(IntakePath.check(chain.pin().orElseThrow(), statements, head, _ -> true))
                .isInstanceOf(IntakePath.Checked.class);
    }

    @Test
    @Order(4)
    void appendsATwoPersonActOnlyWithTheSecondPersonsOwnSignature() {
        Person office = WORLD.admit("coordinator");
        JsonObject statement = WORLD.administratorStatement(office);
        Envelope first = World.signed(statement, WORLD.first().signing());
        JsonObject second = ((JsonArray) World.signed(statement, WORLD.second().signing())
                .json()
                .member("signatures")
                .orElseThrow()).values().stream().map(line -> (JsonObject) line).findFirst().orElseThrow();
        JsonObject body = JsonObject.EMPTY.with("envelope", first.json());

        assertThat(SERVER.post("/directory/proposals", body, WORLD.signIn(READER)).statusCode()).isEqualTo(422);
        var kept = SERVER.post("/directory/proposals", body, WORLD.signIn(WORLD.first()));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        String path = "/directory/proposals/" + kept.body().replaceAll(".*\"proposal\":\"([^\"]+)\".*", "$1")
                + "/signatures";
        assertThat(SERVER.post(path, second, WORLD.signIn(READER)).statusCode()).isEqualTo(422);
        assertThat(SERVER.post(path, second, WORLD.signIn(WORLD.second())).statusCode()).isEqualTo(201);
        assertThat(DIRECTORY.member(office.id()).orElseThrow().administrator()).isTrue();
        assertThat(SERVER.post(path, second, WORLD.signIn(WORLD.second())).statusCode()).isEqualTo(403);
    }

    @Test
    @Order(5)
    void erasesANameByItsOwnerAndByNobodyElseWhileHeIsInForce() {
        String path = "/directory/profiles/" + READER.id().text();

        assertThat(SERVER.delete(path, WORLD.signIn(WORLD.first())).statusCode()).isEqualTo(403);
        assertThat(SERVER.delete(path, WORLD.signIn(READER)).statusCode()).isEqualTo(204);
        assertThat(DIRECTORY.profiles()).doesNotContainKey(READER.id());
    }

    @Test
    @Order(6)
    void isNotReadyOnceOneOfTwoReadersIsRevoked() {
        WORLD.revoke(READER);

        assertThat(DIRECTORY.circle(CIRCLE.id()).orElseThrow().members()).containsExactly(WORLD.second().id());
        assertThatThrownBy(() -> DIRECTORY.requireReady(Optional.of(CIRCLE.id()))).isInstanceOf(Refused.class);
        assertThat(SERVER.bean(CircleKeys.class).of(READER.id())).isEqualTo(List.of());
    }
}
