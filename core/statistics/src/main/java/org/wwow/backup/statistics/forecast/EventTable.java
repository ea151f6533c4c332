package org.wwow.backup.statistics.forecast;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// Events as they were read.
///
/// @param events those that count
/// @param prompted how many were left out because a forecast or an alert had prompted the report
public record EventTable(List<Event> events, int prompted) {
    private static final int MOST_EVENTS = 5_000_000;

    /// @throws InputRefused if there are no events
    public EventTable {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw InputRefused.because("The table has no events; there is nothing to forecast from.");
        }
    }

    /// Reads events: a column `date`, `date_start` or `event_date`, the unit's column, and if there are any `id`,
    /// `date_end`, `latitude` with `longitude`, and `prompted`.
    ///
    /// Rows with 1 in `prompted`, reports made because of an alert, are left out: a model that learns from them learns its
    /// own echo (Ensign et al. 2018).
    ///
    /// @param sum the column that is summed, empty to count events
    /// @throws InputRefused at the first row that cannot be used
    public static EventTable read(InputStream input, AreaUnit unit, String sum) {
        CsvReader reader = CsvReader.open(input);
        Columns columns = new Columns(reader, unit, sum);
        Set<String> ids = new HashSet<>();
        List<Event> events = new ArrayList<>();
        int prompted = 0;
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            CsvRow here = row.get();
            if (columns.id.isPresent() && !ids.add(here.text(columns.id.get()))) {
                throw here.refuse(columns.id.get(), "this id stands in the table already; give every event one row.");
            }
            Event event = columns.event(here);
            if (columns.prompted.isPresent() && here.flag(columns.prompted.get())) {
                prompted++;
            } else {
                events.add(event);
            }
            if (events.size() > MOST_EVENTS) {
                throw InputRefused.atLine(here.line(), "the table has more than five million events.");
            }
        }
        return new EventTable(events, prompted);
    }

    /// The last day an event began.
    public LocalDate lastDay() {
        return events.stream().map(Event::day).max(LocalDate::compareTo).orElseThrow();
    }

    /// The columns of one table.
    private static final class Columns {
        private final AreaUnit unit;
        private final String area;
        private final String date;
        private final String sum;
        private final Optional<String> end;
        private final Optional<String> latitude;
        private final Optional<String> longitude;
        private final Optional<String> id;
        private final Optional<String> prompted;

        Columns(CsvReader reader, AreaUnit unit, String sum) {
            this.unit = unit;
            this.sum = sum;
            this.area = unit.column(reader);
            this.date = reader.find("date")
                    .or(() -> reader.find("date_start"))
                    .or(() -> reader.find("event_date"))
                    .orElseThrow(() -> InputRefused.because("The table has no column date, date_start or event_date."));
            this.end = reader.find("date_end");
            this.latitude = reader.find("latitude");
            this.longitude = reader.find("longitude");
            this.id = reader.find("id");
            this.prompted = reader.find("prompted");
            if (latitude.isPresent() != longitude.isPresent()) {
                throw InputRefused.because("The table has one of latitude and longitude; a place needs both.");
            }
        }

        Event event(CsvRow row) {
            LocalDate day = row.eventDate(date);
            if (end.isPresent() && !row.text(end.get()).isEmpty() && row.eventDate(end.get()).isBefore(day)) {
                throw row.refuse(end.get(), "the event ends before it begins.");
            }
            return new Event(day, unit.area(row, area), place(row), sum.isEmpty() ? 1 : row.count(sum));
        }

        private Optional<Event.Place> place(CsvRow row) {
            if (latitude.isEmpty() || longitude.isEmpty() || row.text(latitude.get()).isEmpty()) {
                return Optional.empty();
            }
            double north = row.number(latitude.get());
            double east = row.number(longitude.get());
            if (Math.abs(north) > 90) {
                throw row.refuse(latitude.get(), Math.abs(east) <= 90
                        ? "a latitude lies between −90 and 90; latitude and longitude seem to be swapped."
                        : "a latitude lies between −90 and 90.");
            }
            if (Math.abs(east) > 180) {
                throw row.refuse(longitude.get(), "a longitude lies between −180 and 180.");
            }
            return Optional.of(new Event.Place(north, east));
        }
    }
}
