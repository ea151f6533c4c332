package org.wwow.backup.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.wwow.backup.client.Calls;
import org.wwow.backup.client.OneTimeCode;
import org.wwow.backup.client.SignedInMember;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.MemberUnlock;
import org.wwow.backup.sealing.age.Recipient;

/// A member of the demo at the desk, and a circle she reads in.
///
/// @param calls     in her session
/// @param circle    that takes cases, with her in it
/// @param recipient of the circle, to which grants are sealed
record DemoDesk(Calls calls, CircleId circle, Recipient recipient) {
    private static final String NAME = "inaya";

    /// Signs in with what the demo printed into its folder.
    static DemoDesk signIn(Calls server, Path data) throws IOException {
        JsonObject printed = (JsonObject) CanonicalJson.read(Files.readAllBytes(data.resolve("demo.json")));
        JsonObject member = objects(printed, "members").stream()
                .filter(one -> text(one, "name").equals(NAME))
                .findFirst()
                .orElseThrow();
        List<JsonObject> statements = objects(server.get("/directory/intake"), "statements").stream()
                .map(DemoDesk::statement)
                .toList();
        JsonObject circle = statements.stream()
                .filter(one -> text(one, "type").equals("backup/v1/circle") && text(one, "name").startsWith("Intake "))
                .findFirst()
                .orElseThrow();
        MemberUnlock.Passphrase unlock = MemberUnlock.passphrase(InstanceId.read(text(circle, "instance")), NAME,
                text(member, "passphrase"));
        SignedInMember signedIn = SignedInMember.signIn(server, NAME, unlock,
                OneTimeCode.at(text(member, "totpSecret"), Clock.systemUTC().instant()));
        return new DemoDesk(signedIn.calls(), CircleId.read(text(circle, "id")),
                Recipient.read(text(circle, "recipient")));
    }

    private static JsonObject statement(JsonObject envelope) {
        return (JsonObject) envelope.member("statement").orElseThrow();
    }

    private static List<JsonObject> objects(JsonObject of, String name) {
        return ((JsonArray) of.member(name).orElseThrow()).values()
                .stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static String text(JsonObject of, String name) {
        JsonValue value = of.member(name).orElseThrow();
        return ((JsonText) value).value();
    }
}
