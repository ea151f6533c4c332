package org.wwow.backup.server.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// No words are taken from a country before every record of the gate is there, each lacking once (protocol section 7).
class OpeningACountry {
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final World WORLD = World.found(SERVER);
    private static final Directory DIRECTORY = SERVER.bean(Directory.class);
    private static final JsonArray NO_HOURS = JsonArray.ofTexts(List.of());
    private static final UnaryOperator<JsonObject> NOTHING = file -> file;

    private final World.Circle circle = WORLD.circle("intake", WORLD.first(), WORLD.second());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    static Stream<Arguments> lacking() {
        return Stream.of(Arguments.of("AA", NO_HOURS, NOTHING),
                Arguments.of("AB", World.week(), without("trained")),
                Arguments.of("AC", World.week(), with("services", NO_HOURS)),
                Arguments.of("AD", World.week(), with("services", service("psychosocial"))),
                Arguments.of("AE", World.week(), with("note", JsonObject.EMPTY)),
                Arguments.of("AF", World.week(), with("note", JsonObject.EMPTY.with("en", " \n"))));
    }

    @ParameterizedTest
    @MethodSource("lacking")
    void waitsForTheLastRecord(String code, JsonArray week, UnaryOperator<JsonObject> change) {
        WORLD.country(change.apply(World.countryFile(code)), week, circle);
        WORLD.head();

        assertThatThrownBy(() -> DIRECTORY.requireReady(Optional.of(circle.id()))).isInstanceOf(Refused.class);
        assertThat(DIRECTORY.present().isReady(code)).isFalse();
        assertThat(told(code)).isEqualTo("false");

        WORLD.country(code, circle);
        WORLD.head();

        DIRECTORY.requireReady(Optional.of(circle.id()));
        assertThat(told(code)).isEqualTo("true");
    }

    @Test
    void waitsForTheSecondReader() {
        World.Circle alone = WORLD.circle("intake", WORLD.second());
        WORLD.country("BA", alone);
        WORLD.head();

        assertThat(told("BA")).isEqualTo("false");
        assertThatThrownBy(() -> DIRECTORY.requireReady(Optional.of(alone.id()))).isInstanceOf(Refused.class);
    }

    @Test
    void isOverOnceTheSecondReaderIsRevoked() {
        Person leaving = WORLD.admit("intake");
        World.Circle pair = WORLD.circle("intake", WORLD.second(), leaving);
        WORLD.country("BB", pair);
        WORLD.head();
        assertThat(told("BB")).isEqualTo("true");

        WORLD.revoke(leaving);

        assertThat(told("BB")).isEqualTo("false");
    }

    @Test
    void isOverOnceARecordIsTakenBack() {
        WORLD.country("BC", circle);
        DIRECTORY.requireReady(Optional.of(circle.id()));

        WORLD.country(World.countryFile("BC"), NO_HOURS, circle);

        assertThatThrownBy(() -> DIRECTORY.requireReady(Optional.of(circle.id()))).isInstanceOf(Refused.class);
    }

    @Test
    void isNotOpenedByTheRecordsOfAnother() {
        WORLD.country("BD", circle);
        WORLD.country(World.countryFile("BE"), NO_HOURS, circle);
        WORLD.head();

        assertThat(told("BD")).isEqualTo("true");
        assertThat(told("BE")).isEqualTo("false");
        assertThat(DIRECTORY.present().isReady("ZZ")).isFalse();
    }

    private static String told(String code) {
        String body = SERVER.get("/directory/countries").body();
        return body.replaceAll("(?s).*\"file\":\\{\"areas\":[^}]*\"code\":\"" + code + "\".*?\"ready\":(true|false).*",
                "$1");
    }

    private static UnaryOperator<JsonObject> with(String name, JsonValue value) {
        return file -> {
            Map<String, JsonValue> members = new TreeMap<>(file.members());
            members.put(name, value);
            return JsonObject.of(members);
        };
    }

    private static UnaryOperator<JsonObject> without(String name) {
        return file -> {
            Map<String, JsonValue> members = new TreeMap<>(file.members());
            members.remove(name);
            return JsonObject.of(members);
        };
    }

    private static JsonArray service(String kind) {
        JsonObject one = JsonObject.EMPTY.with("kind", new JsonText(kind))
                .with("name", JsonObject.EMPTY.with("en", "Example service"))
                .with("verified", "2026-01-01");
        return JsonArray.of(List.of(one), same -> same);
    }
}
