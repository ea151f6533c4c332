package org.wwow.backup.statistics.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;

import org.wwow.backup.statistics.result.Value.Flag;
import org.wwow.backup.statistics.result.Value.Group;
import org.wwow.backup.statistics.result.Value.Missing;
import org.wwow.backup.statistics.result.Value.Real;
import org.wwow.backup.statistics.result.Value.Sequence;
import org.wwow.backup.statistics.result.Value.Text;
import org.wwow.backup.statistics.result.Value.Whole;

/// A result as indented lines for a reader; numbers to seven digits, the full ones are in the JSON.
public final class TextPrint {
    private static final MathContext DIGITS = new MathContext(7);

    private TextPrint() {}

    /// The whole text; every line ends in a line feed.
    public static String of(Value value) {
        StringBuilder out = new StringBuilder();
        write(value, 0, out);
        return out.toString();
    }

    private static void write(Value value, int depth, StringBuilder out) {
        switch (value) {
            case Group group -> {
                for (Map.Entry<String, Value> part : group.parts().entrySet()) {
                    writePart(part.getKey(), part.getValue(), depth, out);
                }
            }
            case Sequence sequence -> {
                for (Value part : sequence.parts()) {
                    writeItem(part, depth, out);
                }
            }
            case Text _,Real _,Whole _,Flag _,Missing _ ->
                out.repeat("  ", depth).append(single(value)).append('\n');
        }
    }

    private static void writePart(String name, Value part, int depth, StringBuilder out) {
        out.repeat("  ", depth).append(name).append(':');
        if (isSingle(part)) {
            out.append(' ').append(single(part)).append('\n');
        } else if (isRow(part)) {
            out.append(' ').append(row((Sequence) part)).append('\n');
        } else {
            out.append('\n');
            write(part, depth + 1, out);
        }
    }

    private static void writeItem(Value part, int depth, StringBuilder out) {
        if (isSingle(part)) {
            out.repeat("  ", depth).append("- ").append(single(part)).append('\n');
        } else {
            int start = out.length();
            write(part, depth + 1, out);
            if (out.length() > start) {
                out.setCharAt(start + 2 * depth, '-');
            }
        }
    }

    private static boolean isSingle(Value value) {
        return !(value instanceof Group || value instanceof Sequence);
    }

    private static boolean isRow(Value value) {
        return value instanceof Sequence(var parts)
                && parts.stream().allMatch(part -> part instanceof Real || part instanceof Whole);
    }

    private static String row(Sequence sequence) {
        return String.join(" ", sequence.parts().stream().map(TextPrint::single).toList());
    }

    private static String single(Value value) {
        return switch (value) {
            case Text(String text) -> text;
            case Real(double number) -> shorten(number);
            case Whole(long number) -> Long.toString(number);
            case Flag(boolean holds) -> holds ? "yes" : "no";
            case Missing() -> "unknown";
            case Group _,Sequence _ -> throw new IllegalArgumentException("A group is no single value.");
        };
    }

    static String shorten(double number) {
        if (!Double.isFinite(number)) {
            return "unknown";
        }
        BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
        return rounded.precision() - rounded.scale() < -4 ? rounded.toString() : rounded.toPlainString();
    }
}
