package org.wwow.backup.dossier.capture;

/// A position that a device wrote, in degrees of WGS 84.
///
/// @param source the part that says it
/// @param latitude −90 to 90, north positive
/// @param longitude −180 to 180, east positive
public record ClaimedPlace(CaptureSource source, double latitude, double longitude) {
    private static final double EARTH_KILOMETRES = 6_371.0;

    /// @throws IllegalArgumentException if it is not on the globe
    public ClaimedPlace {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("There is no such place.");
        }
    }

    /// The distance over the ground, kilometres.
    public double kilometresTo(ClaimedPlace other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double half = Math.pow(Math.sin(north / 2), 2) + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude)) * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
