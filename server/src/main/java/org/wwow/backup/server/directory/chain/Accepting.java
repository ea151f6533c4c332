package org.wwow.backup.server.directory.chain;

import java.util.Optional;

import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.VerifiedEnvelope;

/// The member's own word inside a member statement (protocol section 18).
final class Accepting {
    private Accepting() {}

    /// Whether it is by the new key alone and says exactly what the member statement repeats.
    static boolean repeats(DirectoryStatement.Member member, InstanceId instance) {
        JsonObject expected = JsonObject.EMPTY.with("type", "backup/v1/acceptance")
                .with("instance", instance)
                .with("member", member.id())
                .with("organisation", member.organisation())
                .with("roles", JsonArray.ofTexts(member.roles()))
                .with("opening", member.opening().text())
                .with("signing", member.signing())
                .with("profile", member.profile());
        Optional<VerifiedEnvelope> verified = member.acceptance().verify();
        return member.acceptance().statement().equals(expected)
                && verified.filter(one -> one.isSignedOnlyBy(member.signing())).isPresent();
    }
}
