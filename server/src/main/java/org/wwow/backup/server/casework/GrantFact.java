package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.Optional;

import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Reader;

/// A grant that has not ended, as the server knows it: no seed, no file.
public record GrantFact(GrantId id, CompartmentEpoch in, Reader reader, KeyId key, boolean live,
        Optional<Instant> until) {
    /// Whether it opens anything now.
    public boolean isLive(Instant now) {
        return live && (until.isEmpty() || until.get().isAfter(now));
    }
}
