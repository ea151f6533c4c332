package org.wwow.backup.statistics;

import java.util.OptionalLong;

/// The data or the settings cannot be used; the message is one sentence that says where, what and what to do.
///
/// A message names a line and a column but never repeats what stood there: tables of persons pass through here.
public final class InputRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final String column;

    private InputRefused(String message, long line, String column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /// A refusal that belongs to no line.
    public static InputRefused because(String sentence) {
        return new InputRefused(sentence, 0, "");
    }

    /// A refusal of one whole line, counted from 1.
    public static InputRefused atLine(long line, String sentence) {
        return new InputRefused("Line " + line + ": " + sentence, line, "");
    }

    /// A refusal of one cell.
    public static InputRefused atCell(long line, String column, String sentence) {
        return new InputRefused("Line " + line + ", column " + column + ": " + sentence, line, column);
    }

    /// The same refusal, with the table it is about named first; for methods that read several tables.
    public InputRefused in(String table) {
        return new InputRefused("Table " + table + ". " + getMessage(), line, column);
    }

    /// The line, where there is one.
    public OptionalLong line() {
        return line == 0 ? OptionalLong.empty() : OptionalLong.of(line);
    }

    /// The column's name, empty where the refusal is not about one cell.
    public String column() {
        return column;
    }
}
