package org.wwow.backup.statistics.disclosure;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// Places with the persons who live in them; those too small to be shown by themselves are joined with neighbours of the
/// same region.
///
/// The joining looks at populations only, never at reports, so it tells nothing about them and stays the same from one
/// release to the next. It begins outermost: small regions are joined, then small districts within each region, or within
/// the regions that were joined.
public final class PopulatedPlaces {
    private static final int MOST_PLACES = 100_000;

    private final Map<List<String>, List<String>> shown = new HashMap<>();

    private PopulatedPlaces() {}

    /// Reads a column for each level of the place and a column `population`.
    ///
    /// @param levels the levels' columns, outermost first
    /// @param least what every place that is shown must have
    /// @throws InputRefused at the first row that cannot be used, or if all places together have fewer
    public static PopulatedPlaces read(InputStream input, List<String> levels, long least) {
        if (least < 1) {
            throw InputRefused.because("The least population of a place is 1 or more.");
        }
        Map<List<String>, Long> persons = new TreeMap<>(Comparator.comparing((List<String> path) -> key(path)));
        CsvReader reader = CsvReader.open(input);
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            CsvRow here = row.get();
            List<String> path = levels.stream().map(level -> here.text(level)).toList();
            if (persons.putIfAbsent(path, here.count("population")) != null) {
                throw InputRefused.atLine(here.line(), "this place stands in the table already.");
            }
            if (persons.size() > MOST_PLACES) {
                throw InputRefused.atLine(here.line(), "there are more than " + MOST_PLACES + " places.");
            }
        }
        if (persons.values().stream().mapToLong(Long::longValue).sum() < least) {
            throw InputRefused.because("All places together have fewer than " + least
                    + " persons; nothing can be shown by place.");
        }
        PopulatedPlaces places = new PopulatedPlaces();
        places.name(persons, least, 1, List.of());
        return places;
    }

    private static String key(List<String> path) {
        return String.join("\u0000", path);
    }

    /// The names under which a place is shown, level by level; nothing where the table does not have it.
    Optional<List<String>> shown(List<String> path) {
        return Optional.ofNullable(shown.get(path));
    }

    /// Joins the places of one shown area at `depth`, and goes on within each.
    private void name(Map<List<String>, Long> persons, long least, int depth, List<String> outer) {
        Map<String, Area> areas = new TreeMap<>();
        persons.forEach((path, count) -> areas
                .computeIfAbsent(key(path.subList(0, depth)), _ -> new Area(path.subList(0, depth)))
                .add(path, count));
        for (List<Area> joined : join(areas.values(), least)) {
            Map<List<String>, Long> within = new TreeMap<>(Comparator.comparing((List<String> path) -> key(path)));
            joined.forEach(area -> within.putAll(area.places));
            List<String> names = new ArrayList<>(outer);
            names.add(label(joined, areas.values()));
            if (within.keySet().iterator().next().size() == depth) {
                within.keySet().forEach(path -> shown.put(path, List.copyOf(names)));
            } else {
                name(within, least, depth + 1, names);
            }
        }
    }

    /// Areas with enough persons stand alone; the others are joined, if need be with the smallest of those.
    private static List<List<Area>> join(Collection<Area> areas, long least) {
        List<Area> pool = new ArrayList<>(areas.stream().filter(area -> area.persons < least).toList());
        List<Area> enough = new ArrayList<>(areas.stream().filter(area -> area.persons >= least).toList());
        enough.sort(Comparator.comparingLong(area -> area.persons));
        while (!pool.isEmpty() && !enough.isEmpty() && pool.stream().mapToLong(area -> area.persons).sum() < least) {
            pool.add(enough.removeFirst());
        }
        List<List<Area>> joined = new ArrayList<>(enough.stream().map(List::of).toList());
        if (!pool.isEmpty()) {
            joined.add(pool);
        }
        return joined;
    }

    /// The areas' own names, with the outer ones before them where two would be alike.
    private static String label(List<Area> joined, Collection<Area> all) {
        boolean alike = all.stream().map(area -> area.path.getLast()).distinct().count() < all.size();
        return String.join(" + ", joined.stream()
                .map(area -> alike ? String.join(" ", area.path) : area.path.getLast())
                .sorted()
                .toList());
    }

    /// All places that begin alike.
    private static final class Area {
        private final List<String> path;
        private final Map<List<String>, Long> places = new HashMap<>();
        private long persons;

        Area(List<String> path) {
            this.path = path;
        }

        void add(List<String> place, long count) {
            places.put(place, count);
            persons = Math.addExact(persons, count);
        }
    }
}
