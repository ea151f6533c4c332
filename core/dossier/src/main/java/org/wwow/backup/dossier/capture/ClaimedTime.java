package org.wwow.backup.dossier.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// A time that a device wrote: claimed, neither received nor proven.
///
/// @param source the part that says it
/// @param name the field's name there
/// @param local the time on the device's clock
/// @param offset its distance from UTC; empty where the file does not say it
public record ClaimedTime(CaptureSource source, String name, LocalDateTime local, Optional<ZoneOffset> offset) {
    private static final Duration SAME = Duration.ofMinutes(2);
    private static final int WEST = -12 * 4;
    private static final int EAST = 14 * 4;

    /// Whether both could be one moment: within two minutes, for some offset where one is not told.
    public boolean agrees(ClaimedTime other) {
        for (int own = quarter(WEST); own <= quarter(EAST); own++) {
            for (int its = other.quarter(WEST); its <= other.quarter(EAST); its++) {
                Duration apart = Duration.between(local.minusMinutes(15L * own), other.local.minusMinutes(15L * its));
                if (apart.abs().compareTo(SAME) <= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether it lies after a moment whatever its offset is: what was received then cannot have been made then.
    public boolean isAfter(Instant moment) {
        Instant earliest = local.minusMinutes(15L * quarter(EAST)).toInstant(ZoneOffset.UTC);
        return earliest.isAfter(moment.plus(SAME));
    }

    /// The offset in quarters of an hour; the bound given where none is told.
    private int quarter(int bound) {
        return offset.map(told -> Math.floorDiv(told.getTotalSeconds(), 900)).orElse(bound);
    }
}
