package org.wwow.backup.server.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// What an archive says of itself, first of all.
///
/// @param archive the same 32 bytes in both files of one archive
/// @param made    when the tables were read; what was done later is not in it
/// @param schema  the last migration of its tables, and a digest over all of them
/// @param expires when it may no longer be used; only the part that holds what may be erased has an end
record ArchiveHead(Digest archive, InstanceId instance, Instant made, Schema schema, Optional<Instant> expires) {
    /// How long what was erased may live on in an archive (protocol section 11).
    static final Duration LIFE_OF_ERASABLE = Duration.ofDays(30);

    private static final String TYPE = "backup/v1/archive";
    private static final int LONGEST_VERSION = 32;

    /// The tables as the migrations of a program make them.
    record Schema(String version, Digest migrations) {}

    byte[] json() {
        JsonObject head = JsonObject.EMPTY.with("type", TYPE)
                .with("archive", archive)
                .with("instance", instance)
                .with("made", made)
                .with("version", schema.version())
                .with("migrations", schema.migrations());
        return CanonicalJson.write(expires.map(end -> head.with("expires", end)).orElse(head));
    }

    static ArchiveHead read(byte[] json) {
        return Members.read(CanonicalJson.readCanonicalObject(json), ArchiveHead::read);
    }

    private static ArchiveHead read(Members members) {
        members.exactly("type", TYPE);
        return new ArchiveHead(members.digest("archive"), members.id("instance", InstanceId::read),
                members.time("made"),
                new Schema(members.text("version", LONGEST_VERSION), members.digest("migrations")),
                members.optional("expires", present -> present.time("expires")));
    }
}
