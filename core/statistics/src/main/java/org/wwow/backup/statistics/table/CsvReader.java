package org.wwow.backup.statistics.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

import org.wwow.backup.statistics.InputRefused;

/// Reads a CSV table row by row, so that its size does not matter.
///
/// UTF-8 with or without a byte-order mark; comma, semicolon or tab, whichever the header holds most of; quotes as in
/// RFC 4180; empty lines are skipped. The first row names the columns; names are compared without case or outer space.
/// Every refusal names the line, and no refusal repeats a cell.
public final class CsvReader {
    private static final int LONGEST_CELL = 1 << 20;
    private static final int MOST_COLUMNS = 10_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int END = -1;

    private final BufferedReader source;
    private final SequencedMap<String, Integer> columns;
    private final List<String> names;
    private final char separator;
    private long line = 1;
    private int pushedBack = END;

    private CsvReader(BufferedReader source, char separator, String header) {
        this.source = source;
        this.separator = separator;
        this.names = header(header);
        this.columns = new LinkedHashMap<>();
        for (int at = 0; at < names.size(); at++) {
            String key = key(names.get(at));
            if (key.isEmpty()) {
                throw InputRefused.atLine(1, "column " + (at + 1) + " has no name; give every column a name.");
            }
            if (columns.putIfAbsent(key, at) != null) {
                throw InputRefused.atLine(1, "two columns are called " + key + "; rename one of them.");
            }
        }
    }

    /// Reads the header and stands before the first row.
    ///
    /// @throws InputRefused if there is no header or it names a column twice
    public static CsvReader open(InputStream input) {
        BufferedReader source = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)), 1 << 16);
        try {
            String header = firstLine(source);
            return new CsvReader(source, separatorOf(header), header);
        } catch (CharacterCodingException garbled) {
            throw notUtf8(1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The column names as written, in order.
    public List<String> names() {
        return names;
    }

    /// The place of a column, empty if the table has none of that name.
    public Optional<String> find(String name) {
        Integer at = columns.get(key(name));
        return at == null ? Optional.empty() : Optional.of(names.get(at));
    }

    /// The next row, or none at the end.
    ///
    /// @throws InputRefused if the row has more or fewer cells than the header, or a quote stays open
    public Optional<CsvRow> next() {
        try {
            while (true) {
                long start = ++line;
                List<String> cells = readCells();
                if (cells.isEmpty()) {
                    return Optional.empty();
                }
                if (cells.size() == 1 && cells.getFirst().isBlank() && names.size() > 1) {
                    continue;
                }
                if (cells.size() != names.size()) {
                    throw InputRefused.atLine(start, "it has " + cells.size() + " cells where the header has "
                            + names.size() + "; give every row one cell a column.");
                }
                return Optional.of(new CsvRow(start, names, columns, cells, separator == ';'));
            }
        } catch (CharacterCodingException garbled) {
            throw notUtf8(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static InputRefused notUtf8(long line) {
        return InputRefused.because("The table is not UTF-8 text (at or after line " + line
                + "); save it as CSV in UTF-8.");
    }

    private static String firstLine(BufferedReader source) throws IOException {
        StringBuilder header = new StringBuilder();
        for (int letter = source.read(); letter != END && letter != '\n'; letter = source.read()) {
            header.append((char) letter);
            if (header.length() > LONGEST_CELL) {
                throw InputRefused.atLine(1, "it is longer than any header; is this a CSV table?");
            }
        }
        if (!header.isEmpty() && header.charAt(0) == BYTE_ORDER_MARK) {
            header.deleteCharAt(0);
        }
        if (!header.isEmpty() && header.charAt(header.length() - 1) == '\r') {
            header.deleteCharAt(header.length() - 1);
        }
        if (header.toString().isBlank()) {
            throw InputRefused.atLine(1, "it is empty; the first line of a table names its columns.");
        }
        if (header.indexOf("\0") >= 0) {
            throw InputRefused.atLine(1, "it holds zero bytes; save the table as CSV in UTF-8.");
        }
        return header.toString();
    }

    private static char separatorOf(String header) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[]{',', ';', '\t'}) {
            long found = header.chars().filter(letter -> letter == candidate).count();
            if (found > most) {
                most = found;
                best = candidate;
            }
        }
        return best;
    }

    private List<String> header(String text) {
        List<String> found = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == separator && !quoted) {
                found.add(name.toString().strip());
                name.setLength(0);
            } else {
                name.append(letter);
            }
        }
        found.add(name.toString().strip());
        if (quoted) {
            throw InputRefused.atLine(1, "a quotation mark stays open; close it on the same line.");
        }
        if (found.size() > MOST_COLUMNS) {
            throw InputRefused.atLine(1, "it has more than " + MOST_COLUMNS + " columns.");
        }
        return Collections.unmodifiableList(found);
    }

    /// Cells up to the end of the row; none at the end of the text.
    private List<String> readCells() throws IOException {
        List<String> cells = new ArrayList<>(names.size());
        StringBuilder cell = new StringBuilder();
        int letter = read();
        if (letter == END) {
            return cells;
        }
        while (true) {
            if (letter == '"' && cell.isEmpty()) {
                readQuoted(cell);
                letter = read();
            }
            if (letter == separator || letter == '\n' || letter == END) {
                cells.add(trimmed(cell, letter));
                cell.setLength(0);
                if (letter != separator) {
                    return cells;
                }
                refuseTooMany(cells.size());
            } else {
                append(cell, letter);
            }
            letter = read();
        }
    }

    private void readQuoted(StringBuilder cell) throws IOException {
        long start = line;
        for (int letter = read(); letter != END; letter = read()) {
            if (letter == '"') {
                int after = read();
                if (after != '"') {
                    pushedBack = after == END ? END : after;
                    return;
                }
            }
            if (letter == '\n') {
                line++;
            }
            append(cell, letter);
        }
        throw InputRefused.atLine(start, "a quotation mark stays open to the end of the table; close it.");
    }

    private void append(StringBuilder cell, int letter) {
        if (cell.length() >= LONGEST_CELL) {
            throw InputRefused.atLine(line, "a cell is longer than a mebibyte; is a quotation mark left open?");
        }
        if (letter == 0) {
            throw InputRefused.atLine(line, "it holds a zero byte; save the table as CSV in UTF-8.");
        }
        cell.append((char) letter);
    }

    private void refuseTooMany(int cells) {
        if (cells > names.size()) {
            throw InputRefused.atLine(line, "it has more cells than the header has columns (" + names.size() + ").");
        }
    }

    private static String trimmed(StringBuilder cell, int ending) {
        boolean carriageReturn = ending != END && !cell.isEmpty() && cell.charAt(cell.length() - 1) == '\r';
        return carriageReturn && ending == '\n' ? cell.substring(0, cell.length() - 1) : cell.toString();
    }

    private int read() throws IOException {
        if (pushedBack != END) {
            int letter = pushedBack;
            pushedBack = END;
            return letter;
        }
        return source.read();
    }
}
