package org.wwow.backup.dossier.capture;

import java.time.Instant;

/// Two things that cannot both be true of one file (check 17).
public sealed interface Contradiction {
    /// Two clocks of the file are apart, whatever their offsets.
    record Times(ClaimedTime one, ClaimedTime other) implements Contradiction {}

    /// Two positions of the file are more than a kilometre apart.
    record Places(ClaimedPlace one, ClaimedPlace other) implements Contradiction {}

    /// The file claims to be made after the server had it.
    record AfterReceipt(ClaimedTime claimed, Instant received) implements Contradiction {}
}
