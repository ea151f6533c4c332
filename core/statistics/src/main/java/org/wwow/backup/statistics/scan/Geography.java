package org.wwow.backup.statistics.scan;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// The places and where they lie, on a plane or on the globe; in the order of their names.
///
/// On the globe distances are great circles on a sphere of 6367 km, the radius of the reference program.
public final class Geography {
    private static final double EARTH = 6367;
    private static final int MOST_PLACES = 200_000;

    private final boolean globe;
    private final List<Place> places;
    private final Map<String, Integer> index = new HashMap<>();

    private Geography(boolean globe, List<Place> places) {
        this.globe = globe;
        this.places = places.stream().sorted(Comparator.comparing(Place::name)).toList();
        for (int at = 0; at < this.places.size(); at++) {
            index.put(this.places.get(at).name(), at);
        }
    }

    /// How to take the coordinates of a table.
    public enum Coordinates {
        /// `x` and `y` as a plane, `latitude` and `longitude` as the globe.
        AUTOMATIC,
        /// As a plane, whatever the columns are called.
        PLANE,
        /// Degrees on the globe.
        GLOBE
    }

    /// A place.
    ///
    /// @param name its name
    /// @param x first coordinate: x or latitude
    /// @param y second coordinate: y or longitude
    record Place(String name, double x, double y) {}

    /// Reads places: the name in `place`, `location` or `id`, or else in the first column; `x` and `y`, or `latitude`
    /// and `longitude` (also `lat`, `long`, `lon`) in degrees.
    ///
    /// @throws InputRefused at the first row that cannot be used
    public static Geography read(InputStream input, Coordinates kind) {
        CsvReader reader = CsvReader.open(input);
        String name = reader.find("place")
                .or(() -> reader.find("location"))
                .or(() -> reader.find("id"))
                .orElse(reader.names().getFirst());
        Optional<String> planeX = kind == Coordinates.GLOBE ? Optional.empty() : reader.find("x");
        String first = planeX.or(() -> reader.find("latitude"))
                .or(() -> reader.find("lat"))
                .orElseThrow(() -> absent());
        String second = (planeX.isPresent() ? reader.find("y") : reader.find("longitude")).or(() -> reader.find("long"))
                .or(() -> reader.find("lon"))
                .orElseThrow(() -> absent());
        boolean globe = kind == Coordinates.GLOBE || (kind == Coordinates.AUTOMATIC && planeX.isEmpty());
        List<Place> places = new ArrayList<>();
        Map<String, Long> lines = new HashMap<>();
        for (Optional<CsvRow> next = reader.next(); next.isPresent(); next = reader.next()) {
            CsvRow row = next.get();
            Place place = new Place(row.text(name), row.number(first), row.number(second));
            check(row, name, lines);
            if (globe) {
                checkDegrees(row, first, second);
            }
            places.add(place);
        }
        if (places.size() < 2) {
            throw InputRefused.because("The table has fewer than two places; there is nothing to compare.");
        }
        return new Geography(globe, places);
    }

    private static InputRefused absent() {
        return InputRefused.because("The table has no columns x and y, and none latitude and longitude.");
    }

    private static void check(CsvRow row, String name, Map<String, Long> lines) {
        if (row.text(name).isEmpty()) {
            throw row.refuse(name, "the cell is empty; give every place a name.");
        }
        Long earlier = lines.putIfAbsent(row.text(name), row.line());
        if (earlier != null) {
            throw row.refuse(name, "line " + earlier + " has a place of the same name; give every place one line.");
        }
        if (lines.size() > MOST_PLACES) {
            throw InputRefused.atLine(row.line(), "the table has more than " + MOST_PLACES + " places.");
        }
    }

    private static void checkDegrees(CsvRow row, String latitude, String longitude) {
        if (Math.abs(row.number(latitude)) > 90) {
            throw row.refuse(latitude, "a latitude lies between -90 and 90; are latitude and longitude swapped?");
        }
        if (Math.abs(row.number(longitude)) > 180) {
            throw row.refuse(longitude, "a longitude lies between -180 and 180; check the coordinates.");
        }
    }

    boolean globe() {
        return globe;
    }

    int size() {
        return places.size();
    }

    Place place(int at) {
        return places.get(at);
    }

    OptionalInt find(String name) {
        Integer at = index.get(name);
        return at == null ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /// The places as points whose straight distances grow with the true ones.
    ///
    /// @param outline how distances are stretched; the circle leaves them as they are
    double[][] points(Outline outline) {
        double[][] points = new double[globe ? 3 : 2][places.size()];
        double cosine = Math.cos(Math.toRadians(outline.degrees()));
        double sine = Math.sin(Math.toRadians(outline.degrees()));
        for (int at = 0; at < places.size(); at++) {
            Place place = places.get(at);
            if (globe) {
                double latitude = Math.toRadians(place.x());
                double longitude = Math.toRadians(place.y());
                points[0][at] = EARTH * Math.cos(latitude) * Math.cos(longitude);
                points[1][at] = EARTH * Math.cos(latitude) * Math.sin(longitude);
                points[2][at] = EARTH * Math.sin(latitude);
            } else {
                points[0][at] = place.x() * cosine + place.y() * sine;
                points[1][at] = (place.y() * cosine - place.x() * sine) * outline.ratio();
            }
        }
        return points;
    }

    /// The true distance of two points whose straight distance has this square.
    double distance(double square) {
        double straight = Math.sqrt(square);
        return globe ? 2 * EARTH * Math.asin(Math.min(1, straight / (2 * EARTH))) : straight;
    }

    /// The square of the straight distance of points this far apart.
    double square(double distance) {
        double straight = globe ? 2 * EARTH * Math.sin(Math.min(Math.PI, distance / EARTH) / 2) : distance;
        return straight * straight;
    }
}
