package org.wwow.backup.sealing.directory;

import java.time.Instant;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Members;

/// Admits a member with her keys; a later one of the same id, and so of the same signing key, admits her anew.
///
/// @param accepted the same values that she signed herself
/// @param acceptance her envelope over them
public record Member(Position position, Acceptance accepted, Instant notAfter, Envelope acceptance)
        implements
            DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/member";

    /// The member.
    public MemberId id() {
        return accepted.member();
    }

    @Override
    public JsonObject statement() {
        return accepted.addTo(position.statement(TYPE), "id")
                .with("notAfter", notAfter)
                .with("acceptance", acceptance.json());
    }

    static Member read(Position position, Members members) {
        return new Member(position, Acceptance.read(members, "id"), members.time("notAfter"),
                Envelope.of(members.value("acceptance")));
    }
}
