package org.wwow.backup.server.directory;

import java.util.UUID;

import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.server.http.Octets;

/// A circle's key sealed to one reader: a member, or the circle itself for its recovery recipient (protocol section 7).
///
/// @param key  the key id of the recipient it is sealed to
/// @param file 2 683 bytes
public record CircleKeyFile(UUID reader, KeyId key, Octets file) {
    /// @throws FormRefused for a file of another length
    public CircleKeyFile {
        file.require(Octets.SEALED_GRANT, "file");
    }

    /// Reads `{reader, key, file}`.
    public static CircleKeyFile read(Members members) {
        return new CircleKeyFile(members.parsed("reader", 36, Id::parse), members.parsed("key", 22, KeyId::new),
                Octets.read(members, "file", Octets.SEALED_GRANT));
    }

    /// `{reader, key, file}`.
    public JsonObject json() {
        return JsonObject.EMPTY.with("reader", reader.toString())
                .with("key", key.text())
                .with("file", file.text());
    }

    @Override
    public String toString() {
        return "CircleKeyFile[hidden]";
    }
}
