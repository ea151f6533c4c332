package org.wwow.backup.server.directory;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.client.Calls;
import org.wwow.backup.client.demo.DemoWorld;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.access.FirstStart;

import static org.assertj.core.api.Assertions.assertThat;

/// The demo's chain must let its helpers be known by their hands, as any other must.
class SeedingTheDemo {
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());
    private static final Chain CHAIN = SERVER.bean(Chain.class);

    @BeforeAll
    static void make() {
        new DemoWorld(Calls.to(SERVER.address()), SERVER.bean(FirstStart.class).revealToken(), new SecureRandom(),
                Clock.systemUTC()).make();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void endsWithAHeadThatNamesTheWriters() {
        Envelope last = statements().getLast();

        assertThat(last.type()).isEqualTo("backup/v1/head");
        assertThat(CHAIN.writers().map(Digest::text).map(JsonText::new)).isPresent()
                .isEqualTo(last.statement().member("writers"));
        assertThat(Digest.hash(CanonicalJson.write(list()))).isEqualTo(CHAIN.writers().orElseThrow());
    }

    @Test
    void namesWhoeverIsInACircleAndNobodyElse() {
        Set<JsonValue> inACircle = statements("circle")
                .flatMap(circle -> ((JsonArray) member(circle, "members")).values().stream())
                .collect(Collectors.toSet());
        List<JsonValue> hands = statements("member").filter(member -> inACircle.contains(member(member, "id")))
                .map(member -> member(member, "signing"))
                .toList();

        assertThat(inACircle).hasSizeLessThan((int) statements("member").count());
        assertThat(list().values()).extracting(writer -> member(writer, "key"))
                .hasSizeGreaterThan(2)
                .containsExactlyInAnyOrderElementsOf(hands);
    }

    private static JsonArray list() {
        String body = SERVER.get("/directory/writers").body();
        return (JsonArray) member(CanonicalJson.read(body.getBytes(StandardCharsets.UTF_8)), "writers");
    }

    private static List<Envelope> statements() {
        return CHAIN.from(0, 256);
    }

    private static Stream<JsonObject> statements(String type) {
        return statements().stream()
                .filter(envelope -> envelope.type().equals("backup/v1/" + type))
                .map(Envelope::statement);
    }

    private static JsonValue member(JsonValue object, String name) {
        return ((JsonObject) object).member(name).orElseThrow();
    }
}
