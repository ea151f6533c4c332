package org.wwow.backup.sealing.directory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.Vectors;

import static org.assertj.core.api.Assertions.assertThat;

/// vectors/sealing/directory.json, which the TypeScript side reads too.
class AgreeingOnTheDirectory {
    private final JsonObject family = (JsonObject) CanonicalJson.read(Vectors.bytes("sealing/directory.json"));
    private final Pin pin = Members.read(family.member("pin").orElseThrow(), members -> new Pin(
            members.id("instance", InstanceId::read), members.key("root"), members.text("log", 512)));

    @TestFactory
    Stream<DynamicTest> offersTheNextStatement() {
        return DynamicTest.stream(Vectors.family("directory.json", "next"), Vectors.Case::toString, one -> {
            String outcome = switch (chainOf(one).append(Envelope.of(one.object("next")))) {
                case Directory.Accepted _ -> "ACCEPTED";
                case Directory.Refused(Refusal refusal) -> refusal.name();
            };
            assertThat(outcome).isEqualTo(one.text("outcome"));
        });
    }

    @TestFactory
    Stream<DynamicTest> listsTheWriters() {
        return DynamicTest.stream(Vectors.family("directory.json", "writers"), Vectors.Case::toString, one -> {
            Writers writers = chainOf(one).writers();
            Optional<JsonValue> digest = one.json().member("digest");

            assertThat(new String(CanonicalJson.write(writers.list()), StandardCharsets.UTF_8))
                    .isEqualTo(one.text("list"));
            assertThat(writers.digest().map(Digest::text).map(JsonText::new)).isEqualTo(digest);
        });
    }

    @TestFactory
    Stream<DynamicTest> checksPaths() {
        return DynamicTest.stream(Vectors.family("directory.json", "paths"), Vectors.Case::toString, one -> {
            String outcome = switch (IntakePath.check(pin, envelopes(one.json(), "path"),
                    Envelope.of(one.object("head")),
                    _ -> true)) {
                case IntakePath.Checked _ -> "ACCEPTED";
                case IntakePath.Refused(Refusal refusal) -> refusal.name();
            };
            assertThat(outcome).isEqualTo(one.text("outcome"));
        });
    }

    /// The directory after as much of the chain as the case begins with, and what it adds.
    private Directory chainOf(Vectors.Case one) {
        int upTo = Math.toIntExact(one.number("upTo"));
        return after(after(Directory.empty(pin), envelopes(family, "chain").subList(0, upTo)),
                envelopes(one.json(), "after"));
    }

    private static Directory after(Directory directory, List<Envelope> more) {
        Directory larger = directory;
        for (Envelope envelope : more) {
            larger = ((Directory.Accepted) larger.append(envelope)).directory();
        }
        return larger;
    }

    private static List<Envelope> envelopes(JsonObject from, String member) {
        return ((JsonArray) from.member(member).orElseThrow()).values().stream().map(Envelope::of).toList();
    }
}
