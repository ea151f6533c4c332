package org.wwow.backup.sealing.deposit;

import java.time.Instant;
import java.util.Optional;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Members;

/// One grant in a deposit: an epoch's seed sealed to one reader (protocol sections 6 and 9.5).
///
/// @param key the reader's recipient at the time of sealing
/// @param until when it ends by itself, if it does
/// @param digest of the 2 683 bytes of the grant
public record DepositedGrant(GrantId id, CompartmentEpoch in, Reader reader, KeyId key, Optional<Instant> until,
        Digest digest) {
    /// Bytes of every grant.
    public static final int BYTES = 2_683;

    /// Reads a grant's line.
    public static DepositedGrant read(Members members) {
        return new DepositedGrant(members.id("id", GrantId::read), CompartmentEpoch.read(members),
                members.object("reader", Reader::read), members.parsed("key", 22, KeyId::new),
                members.optional("until", m -> m.time("until")), members.digest("digest"));
    }

    /// Writes the line.
    public JsonObject json() {
        return in.addTo(JsonObject.EMPTY.with("id", id))
                .with("reader", reader.json())
                .with("key", key.text())
                .withOptional("until", until.<JsonValue>map(Times::json).orElse(null))
                .with("digest", digest);
    }
}
