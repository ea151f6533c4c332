package org.wwow.backup.server.canary;

import java.util.List;

import org.wwow.backup.client.Calls;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.age.Recipient;

/// An intake circle as every reporter's phone reads it from the directory.
record PublicCircle(InstanceId instance, CircleId id, String name, Recipient recipient) {
    private static final JsonText CIRCLE = new JsonText("backup/v1/circle");
    private static final JsonArray INTAKE = JsonArray.ofTexts(List.of("intake"));

    /// The first one of the intake path.
    static PublicCircle first(Calls server) {
        var path = (JsonArray) server.get("/directory/intake").member("statements").orElseThrow();
        for (JsonValue envelope : path.values()) {
            var statement = (JsonObject) ((JsonObject) envelope).member("statement").orElseThrow();
            if (statement.member("type").orElseThrow().equals(CIRCLE)
                    && statement.member("purposes").orElseThrow().equals(INTAKE)) {
                return new PublicCircle(InstanceId.read(text(statement, "instance")),
                        CircleId.read(text(statement, "id")),
                        text(statement, "name"), Recipient.read(text(statement, "recipient")));
            }
        }
        throw new IllegalStateException("The demo's world has no intake circle.");
    }

    static String text(JsonObject object, String name) {
        return ((JsonText) object.member(name).orElseThrow()).value();
    }
}
