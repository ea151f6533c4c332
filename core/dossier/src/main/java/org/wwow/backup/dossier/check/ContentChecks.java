package org.wwow.backup.dossier.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Checks 29, 30, 32 and 33: what speaks against, whose words, when and where, and whether it can be done again.
final class ContentChecks {
    private static final List<String> MAKING = List.of("tool", "version", "operator", "time");
    private static final Set<String> DATE_PRECISIONS = Set.of("second", "minute", "hour", "day", "week", "month",
            "season", "year");
    private static final Set<String> PLACE_PRECISIONS = Set.of("point", "locality", "area", "country");
    private static final Set<String> BASES = Set.of("stated", "metadata", "geolocated", "document", "received");
    /// How many signs a date has at least to be as precise as it says.
    private static final Map<String, Integer> SIGNS = Map.of("second", 20, "minute", 20, "hour", 20, "day", 10, "month",
            7);
    private static final long NORTH = 90_000_000;
    private static final long EAST = 180_000_000;

    private ContentChecks() {}

    /// Check 29.
    static Result exculpatory(Examination examined) {
        return examined.index().judge(index -> {
            Optional<Row> search = index.sheet().object("exculpatorySearch");
            if (search.isEmpty()) {
                return Result.failed(Ground.MEMBERS_MISSING, StatedIndex.PATH, "exculpatorySearch");
            }
            var grounds = new Grounds();
            KeepingChecks.complete(grounds, "exculpatorySearch", search.get(), List.of("by", "made", "method"));
            grounds.require(index.isBeforeMaking(search.get().time("made")), Ground.TIME_AFTER_MAKING,
                    "exculpatorySearch");
            grounds.require(search.get().lists("found"), Ground.MEMBERS_MISSING, "exculpatorySearch", "found");
            List<Row> finds = search.get().rows("found");
            for (Row find : finds) {
                boolean known = find.number("exhibit").filter(index.numbers()::contains).isPresent();
                grounds.require(known && find.text("words").isPresent(), Ground.REFERENCE_UNKNOWN,
                        "exculpatorySearch");
            }
            return grounds.orHeld(Ground.EXCULPATORY_HELD, search.get().textOrEmpty("made"), finds.size());
        });
    }

    /// Check 30.
    static Result translations(Examination examined) {
        return examined.index().judge(index -> {
            List<Row> translations = index.derivatives()
                    .stream()
                    .filter(row -> row.textOrEmpty("kind").equals("translation"))
                    .toList();
            if (translations.isEmpty()) {
                return Result.notApplicable(Ground.NO_TRANSLATIONS);
            }
            var grounds = new Grounds();
            for (Row row : translations) {
                String name = StatedIndex.name(row);
                Optional<Row> by = row.object("translation");
                KeepingChecks.complete(grounds, name, row, List.of("language"));
                List<String> wanted = List.of("translator", "qualification", "language");
                List<String> missing = by.map(one -> one.without(wanted)).orElse(wanted);
                grounds.require(missing.isEmpty(), Ground.MEMBERS_MISSING, name, String.join(", ", missing));
                Optional<Row> parent = index.item(row.textOrEmpty("parent"));
                boolean beside = parent.filter(one -> liesHere(examined, index, one)).isPresent();
                grounds.require(beside || index.isProtected(), Ground.TRANSLATION_ALONE, name);
                boolean fromIts = parent.map(one -> one.textOrEmpty("language"))
                        .filter(language -> by.filter(one -> one.textOrEmpty("language").equals(language)).isPresent())
                        .isPresent();
                grounds.require(fromIts, Ground.TRANSLATED_FROM_ANOTHER, name);
            }
            return grounds.orHeld(Ground.TRANSLATIONS_HELD, translations.size());
        });
    }

    private static boolean liesHere(Examination examined, StatedIndex index, Row item) {
        return Stream.of(index.pathOf(item), index.pathOfDerivative(item))
                .flatMap(Optional::stream)
                .anyMatch(examined.file()::has);
    }

    /// Check 32.
    static Result dateAndPlace(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            int told = 0;
            for (Row row : Stream.concat(index.exhibits().stream(), index.sheet().rows("chronology").stream())
                    .toList()) {
                String name = row.number("number").map(number -> "exhibits " + number).orElse("chronology");
                if (row.json().member("date").isPresent()) {
                    told++;
                    grounds.require(row.object("date").filter(ContentChecks::isDated).isPresent(),
                            Ground.DATE_UNFOUNDED,
                            name);
                }
                if (row.json().member("place").isPresent()) {
                    told++;
                    grounds.require(row.object("place").filter(ContentChecks::isPlaced).isPresent(),
                            Ground.PLACE_UNFOUNDED, name);
                }
            }
            return grounds.or(told == 0
                    ? Result.notApplicable(Ground.NO_DATE_OR_PLACE)
                    : Result.held(Ground.DATES_HELD, told));
        });
    }

    private static boolean isDated(Row date) {
        String from = date.textOrEmpty("from");
        String precision = date.textOrEmpty("precision");
        return from.matches("\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d:\\d\\dZ)?)?)?")
                && DATE_PRECISIONS.contains(precision)
                && BASES.contains(date.textOrEmpty("basis"))
                && (from.length() >= SIGNS.getOrDefault(precision, 4) || date.text("until").isPresent());
    }

    private static boolean isPlaced(Row place) {
        Optional<Row> position = place.object("position");
        boolean onTheGlobe = position.isEmpty() || position
                .filter(one -> one.number("latitude").filter(north -> Math.abs(north) <= NORTH).isPresent()
                        && one.number("longitude").filter(east -> Math.abs(east) <= EAST).isPresent()
                        && one.number("accuracy").filter(metres -> metres > 0).isPresent())
                .isPresent();
        return onTheGlobe && (position.isPresent() || place.text("name").isPresent())
                && PLACE_PRECISIONS.contains(place.textOrEmpty("precision"))
                && BASES.contains(place.textOrEmpty("basis"));
    }

    /// Check 33.
    static Result analysis(Examination examined) {
        return examined.index().judge(index -> {
            List<Row> steps = index.sheet().rows("analysis");
            if (steps.isEmpty() && index.sheet().lists("analysis")) {
                return Result.notApplicable(Ground.NO_ANALYSIS);
            }
            var grounds = new Grounds();
            grounds.require(!steps.isEmpty(), Ground.MEMBERS_MISSING, StatedIndex.PATH, "analysis");
            Set<String> digests = new HashSet<>();
            index.items().forEach(row -> digests.add(row.textOrEmpty("sha256")));
            index.files().forEach(row -> digests.add(row.textOrEmpty("sha256")));
            int at = 0;
            for (Row step : steps) {
                String name = "analysis " + ++at;
                KeepingChecks.complete(grounds, name, step, List.of("what", "parameters", "result"));
                List<String> missing = step.object("making").map(making -> making.without(MAKING)).orElse(MAKING);
                grounds.require(missing.isEmpty(), Ground.MEMBERS_MISSING, name, String.join(", ", missing));
                boolean here = !step.texts("inputs").isEmpty() && digests.containsAll(step.texts("inputs"));
                grounds.require(here, Ground.INPUT_UNKNOWN, at);
            }
            return grounds.orHeld(Ground.ANALYSIS_HELD, at);
        });
    }
}
