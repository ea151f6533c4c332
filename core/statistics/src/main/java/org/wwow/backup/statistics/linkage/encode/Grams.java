package org.wwow.backup.statistics.linkage.encode;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;

import org.wwow.backup.statistics.linkage.compare.Absent;
import org.wwow.backup.statistics.linkage.compare.Cell;
import org.wwow.backup.statistics.linkage.compare.Code;
import org.wwow.backup.statistics.linkage.compare.Encoding;
import org.wwow.backup.statistics.linkage.compare.Name;
import org.wwow.backup.statistics.linkage.compare.Period;
import org.wwow.backup.statistics.linkage.compare.Place;
import org.wwow.backup.statistics.linkage.compare.Words;

/// The small parts of a cell that are hashed: pairs of neighbouring letters, numbered where they repeat; digits of a
/// date at their places; squares of the map around a place.
final class Grams {
    private static final double SQUARE = 0.25;

    private final SequencedSet<String> grams = new LinkedHashSet<>();

    private Grams() {}

    /// The grams of a cell, none where it is absent or already an encoding.
    static Set<String> of(Cell cell) {
        Grams found = new Grams();
        switch (cell) {
            case Absent _,Encoding _ -> {
            }
            case Name name -> found.pairs(name.sorted());
            case Code(String text) -> found.pairs(text.toLowerCase(Locale.ROOT));
            case Words words -> found.pairs(words.rareness());
            case Period period -> found.digits(period);
            case Place(var name, var position) -> {
                name.ifPresent(written -> found.pairs(written.sorted()));
                position.ifPresent(found::squares);
            }
        }
        return found.grams;
    }

    private void pairs(String text) {
        String padded = " " + text + " ";
        for (int at = 0; at + 1 < padded.length(); at++) {
            String pair = padded.substring(at, at + 2);
            int times = 1;
            while (!grams.add(pair + "#" + times)) {
                times++;
            }
        }
    }

    /// A day has eight digits at their places; a month and a year have fewer.
    private void digits(Period period) {
        LocalDate first = LocalDate.ofEpochDay(period.first());
        LocalDate last = LocalDate.ofEpochDay(period.last());
        String from = first.toString().replace("-", "");
        String to = last.toString().replace("-", "");
        boolean year = first.getYear() == last.getYear();
        boolean month = year && first.getMonthValue() == last.getMonthValue();
        int known = period.isDay() ? 8 : month ? 6 : year ? 4 : 0;
        for (int at = 0; at < known; at++) {
            grams.add(at + "=" + from.charAt(at));
        }
        if (known == 0) {
            grams.add("from=" + from);
            grams.add("to=" + to);
        }
    }

    /// The square a place lies in and the eight around it, so that near places share squares.
    private void squares(Place.Position position) {
        long north = (long) Math.floor(position.latitude() / SQUARE);
        long east = (long) Math.floor(position.longitude() / SQUARE);
        for (int up = -1; up <= 1; up++) {
            for (int across = -1; across <= 1; across++) {
                grams.add("square " + (north + up) + " " + (east + across));
            }
        }
    }
}
