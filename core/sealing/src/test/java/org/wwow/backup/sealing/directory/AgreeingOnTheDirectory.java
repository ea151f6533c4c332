package org.wwow.backup.sealing.directory;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
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
        Directory directory = Directory.empty(pin);
        for (Envelope envelope : envelopes(family, "chain")) {
            directory = ((Directory.Accepted) directory.append(envelope)).directory();
        }
        Directory whole = directory;
        return DynamicTest.stream(Vectors.family("directory.json", "next"), Vectors.Case::toString, one -> {
            String outcome = switch (whole.append(Envelope.of(one.object("next")))) {
                case Directory.Accepted _ -> "ACCEPTED";
                case Directory.Refused(Refusal refusal) -> refusal.name();
            };
            assertThat(outcome).isEqualTo(one.text("outcome"));
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

    private static List<Envelope> envelopes(JsonObject from, String member) {
        return ((JsonArray) from.member(member).orElseThrow()).values().stream().map(Envelope::of).toList();
    }
}
