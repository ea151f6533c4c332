package org.wwow.backup.statistics.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.wwow.backup.statistics.InputRefused;

/// One row of a table; its cells are asked for by the column's name and read as what the method needs.
///
/// Digits of any script count (`٣٤` is 34); a decimal point may be a point, the Arabic `٫`, or, where semicolons part
/// the cells, a comma.
public final class CsvRow {
    private static final int LONGEST_NUMBER = 64;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private final long line;
    private final List<String> names;
    private final Map<String, Integer> columns;
    private final List<String> cells;
    private final boolean decimalComma;

    CsvRow(long line, List<String> names, Map<String, Integer> columns, List<String> cells, boolean decimalComma) {
        this.line = line;
        this.names = names;
        this.columns = columns;
        this.cells = cells;
        this.decimalComma = decimalComma;
    }

    /// The line the row starts at, counted from 1.
    public long line() {
        return line;
    }

    /// The cell's text without outer space.
    ///
    /// @throws InputRefused if the table has no such column
    public String text(String column) {
        Integer at = columns.get(CsvReader.key(column));
        if (at == null) {
            throw InputRefused.because("The table has no column " + column + "; its columns are "
                    + String.join(", ", names) + ".");
        }
        return cells.get(at).strip();
    }

    /// A whole number of 0 or more.
    ///
    /// @throws InputRefused if the cell holds anything else
    public long count(String column) {
        String digits = westernDigits(text(column));
        if (digits.isEmpty()) {
            throw refuse(column, "the cell is empty; write a whole number of 0 or more.");
        }
        if (digits.startsWith("-")) {
            throw refuse(column, "a count cannot be negative.");
        }
        if (digits.length() > 18 || !digits.chars().allMatch(letter -> letter >= '0' && letter <= '9')) {
            throw refuse(column, "this is no count; write a whole number of 0 or more.");
        }
        return Long.parseLong(digits);
    }

    /// 0 or 1; also no and yes, false and true.
    ///
    /// @throws InputRefused if the cell holds anything else
    public boolean flag(String column) {
        return switch (CsvReader.key(westernDigits(text(column)))) {
            case "0", "no", "false" -> false;
            case "1", "yes", "true" -> true;
            default -> throw refuse(column, "write 1 for recorded or 0 for not recorded.");
        };
    }

    /// A finite number.
    ///
    /// @throws InputRefused if the cell is empty or holds no number
    public double number(String column) {
        return optionalNumber(column).orElseThrow(() -> refuse(column, "the cell is empty; write a number."));
    }

    /// A finite number, or nothing where the cell is empty.
    ///
    /// @throws InputRefused if the cell holds something that is no number
    public OptionalDouble optionalNumber(String column) {
        String digits = westernDigits(text(column)).replace('٫', '.').replace('−', '-');
        if (digits.isEmpty()) {
            return OptionalDouble.empty();
        }
        String plain = decimalComma ? digits.replace(',', '.') : digits;
        if (plain.length() > LONGEST_NUMBER
                || !plain.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?")) {
            throw refuse(column, "this is no number; write digits with at most one decimal point.");
        }
        double value = Double.parseDouble(plain);
        if (!Double.isFinite(value)) {
            throw refuse(column, "the number is too large.");
        }
        return OptionalDouble.of(value);
    }

    /// A day of the calendar, year-month-day.
    ///
    /// @throws InputRefused if the cell holds no such day
    public LocalDate date(String column) {
        String text = westernDigits(text(column)).replace('/', '-');
        String[] parts = text.split("-", -1);
        if (parts.length != 3 || parts[0].length() != 4 || !text.matches("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")) {
            throw refuse(column, "write the day as year-month-day, for example 2024-03-31.");
        }
        try {
            return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        } catch (DateTimeException impossible) {
            throw refuse(column, "the calendar has no such day.");
        }
    }

    /// A day on which something can have been reported: between 1900 and 2200.
    ///
    /// @throws InputRefused if the cell holds no such day
    public LocalDate eventDate(String column) {
        LocalDate day = date(column);
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw refuse(column, "the year lies outside " + FIRST_YEAR + " to " + LAST_YEAR
                    + "; check it, and the calendar it is of.");
        }
        return day;
    }

    /// A refusal of this row's cell in `column`.
    public InputRefused refuse(String column, String sentence) {
        return InputRefused.atCell(line, column, sentence);
    }

    private static String westernDigits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            int digit = Character.isDigit(letter) ? Character.digit(letter, 10) : -1;
            out.appendCodePoint(digit < 0 ? letter : '0' + digit);
        });
        return out.toString();
    }
}
