package org.wwow.backup.statistics.linkage.compare;

import java.util.Optional;

/// A place by its name, by its coordinates, or by both.
///
/// @param name its name
/// @param position its coordinates
public record Place(Optional<Name> name, Optional<Position> position) implements Cell {
    private static final double RADIUS_OF_THE_EARTH = 6371.0088;

    /// Coordinates (WGS 84).
    ///
    /// @param latitude degrees from -90 to 90
    /// @param longitude degrees from -180 to 180
    public record Position(double latitude, double longitude) {
        /// @throws IllegalArgumentException with half a sentence if they are on no map
        public Position {
            if (!(Math.abs(latitude) <= 90)) {
                throw new IllegalArgumentException(
                        "a latitude lies between -90 and 90; are latitude and longitude swapped?");
            }
            if (!(Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException("a longitude lies between -180 and 180.");
            }
        }

        /// The distance on the sphere in kilometres.
        public double distance(Position other) {
            double half = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
            double across = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
            double chord = half * half + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude))
                    * across * across;
            return 2 * RADIUS_OF_THE_EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
        }
    }

    /// A place, absent where neither is known.
    public static Cell of(Cell name, Optional<Position> position) {
        Optional<Name> known = name instanceof Name written ? Optional.of(written) : Optional.empty();
        return known.isEmpty() && position.isEmpty() ? Absent.CELL : new Place(known, position);
    }

    @Override
    public String rareness() {
        return name.map(Name::sorted).orElse("");
    }
}
