package org.wwow.backup.statistics.forecast;

import java.time.LocalDate;
import java.util.Optional;

/// Something that was reported.
///
/// @param day the day it began
/// @param area its area, empty where it is not known
/// @param place its point, where there is one
/// @param weight what it counts for: 1, or a number of persons
public record Event(LocalDate day, String area, Optional<Place> place, long weight) {
    /// A point on the earth.
    ///
    /// @param latitude degrees north
    /// @param longitude degrees east
    public record Place(double latitude, double longitude) {}
}
