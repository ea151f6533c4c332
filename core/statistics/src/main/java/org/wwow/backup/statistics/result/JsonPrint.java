package org.wwow.backup.statistics.result;

import java.util.Iterator;
import java.util.Map;

import org.wwow.backup.statistics.result.Value.Flag;
import org.wwow.backup.statistics.result.Value.Group;
import org.wwow.backup.statistics.result.Value.Missing;
import org.wwow.backup.statistics.result.Value.Real;
import org.wwow.backup.statistics.result.Value.Sequence;
import org.wwow.backup.statistics.result.Value.Text;
import org.wwow.backup.statistics.result.Value.Whole;

/// A result as JSON (RFC 8259), two spaces a level; numbers in the shortest form that reads back to the same double.
public final class JsonPrint {
    private JsonPrint() {}

    /// The whole text, without a last line feed.
    public static String of(Value value) {
        StringBuilder out = new StringBuilder();
        write(value, 0, out);
        return out.toString();
    }

    private static void write(Value value, int depth, StringBuilder out) {
        switch (value) {
            case Text(String text) -> quote(text, out);
            case Real(double number) -> out.append(Double.isFinite(number) ? Double.toString(number) : "null");
            case Whole(long number) -> out.append(number);
            case Flag(boolean holds) -> out.append(holds);
            case Missing() -> out.append("null");
            case Sequence sequence -> writeSequence(sequence, depth, out);
            case Group group -> writeGroup(group, depth, out);
        }
    }

    private static void writeSequence(Sequence sequence, int depth, StringBuilder out) {
        out.append('[');
        Iterator<Value> parts = sequence.parts().iterator();
        while (parts.hasNext()) {
            lineBreak(depth + 1, out);
            write(parts.next(), depth + 1, out);
            out.append(parts.hasNext() ? "," : "");
        }
        if (!sequence.parts().isEmpty()) {
            lineBreak(depth, out);
        }
        out.append(']');
    }

    private static void writeGroup(Group group, int depth, StringBuilder out) {
        out.append('{');
        Iterator<Map.Entry<String, Value>> parts = group.parts().entrySet().iterator();
        boolean any = parts.hasNext();
        while (parts.hasNext()) {
            Map.Entry<String, Value> part = parts.next();
            lineBreak(depth + 1, out);
            quote(part.getKey(), out);
            out.append(": ");
            write(part.getValue(), depth + 1, out);
            out.append(parts.hasNext() ? "," : "");
        }
        if (any) {
            lineBreak(depth, out);
        }
        out.append('}');
    }

    private static void lineBreak(int depth, StringBuilder out) {
        out.append('\n').repeat("  ", depth);
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (letter < 0x20 || Character.isSurrogate(letter)) {
                        out.append("\\u").append(String.format(java.util.Locale.ROOT, "%04x", (int) letter));
                    } else {
                        out.append(letter);
                    }
                }
            }
        }
        out.append('"');
    }
}
