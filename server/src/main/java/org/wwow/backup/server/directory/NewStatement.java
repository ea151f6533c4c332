package org.wwow.backup.server.directory;

import java.util.List;
import java.util.Optional;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// A statement and what must come with it.
///
/// @param file       the country file, with a country statement
/// @param circleKeys with a circle statement: one for each reader who has none for its epoch
public record NewStatement(Envelope envelope, Optional<JsonObject> file, List<CircleKeyFile> circleKeys) {
    private static final int MOST_KEYS = 256;

    /// Copies.
    public NewStatement {
        circleKeys = List.copyOf(circleKeys);
    }

    /// A statement that brings nothing.
    public static NewStatement alone(Envelope envelope) {
        return new NewStatement(envelope, Optional.empty(), List.of());
    }

    /// Reads `{envelope, file?, circleKeys?}`.
    public static NewStatement read(Members members) {
        return new NewStatement(Envelope.of(members.value("envelope")),
                members.optional("file", one -> one.object("file", CountryFile::read)),
                members.optional("circleKeys", one -> one.objects("circleKeys", MOST_KEYS, CircleKeyFile::read))
                        .orElse(List.of()));
    }

    /// With another envelope, once somebody else has signed too.
    NewStatement with(Envelope signed) {
        return new NewStatement(signed, file, circleKeys);
    }

    /// What comes with the statement, as a JSON object.
    JsonObject attachments() {
        JsonObject keys = JsonObject.EMPTY.with("circleKeys", JsonArray.of(circleKeys, CircleKeyFile::json));
        return file.map(one -> keys.with("file", one)).orElse(keys);
    }
}
