package org.wwow.backup.statistics.linkage;

import java.time.LocalDate;
import java.util.Optional;

import org.wwow.backup.statistics.linkage.compare.Absent;
import org.wwow.backup.statistics.linkage.compare.Cell;
import org.wwow.backup.statistics.linkage.compare.Code;
import org.wwow.backup.statistics.linkage.compare.Encoding;
import org.wwow.backup.statistics.linkage.compare.Name;
import org.wwow.backup.statistics.linkage.compare.Period;
import org.wwow.backup.statistics.linkage.compare.Place;
import org.wwow.backup.statistics.linkage.compare.Words;

/// A coarse form of a cell by which records are brought together: a name's consonants, a date's year, a place's
/// consonants or whole degrees, a code itself, the beginning of free words.
final class BlockingKey {
    private static final int BEGINNING = 6;

    private BlockingKey() {}

    /// The key of a cell, or none: a record without one is not brought together by this field.
    static Optional<String> of(Cell cell) {
        return switch (cell) {
            case Absent _,Encoding _ -> Optional.empty();
            case Name name -> consonants(name);
            case Code(String text) -> Optional.of(text);
            case Words words -> Optional.of(begin(words.rareness()));
            case Period period -> year(period);
            case Place(var name, var position) ->
                name.isPresent() ? consonants(name.get()) : position.map(BlockingKey::degrees);
        };
    }

    private static Optional<String> consonants(Name name) {
        return Optional.of(name.consonants().isEmpty() ? name.sorted() : name.consonants());
    }

    private static String begin(String text) {
        return text.substring(0, Math.min(BEGINNING, text.length()));
    }

    private static String degrees(Place.Position position) {
        return Math.round(position.latitude()) + " " + Math.round(position.longitude());
    }

    private static Optional<String> year(Period period) {
        int first = LocalDate.ofEpochDay(period.first()).getYear();
        return first == LocalDate.ofEpochDay(period.last()).getYear()
                ? Optional.of(Integer.toString(first))
                : Optional.empty();
    }
}
