package org.wwow.backup.sealing.age;

import java.util.List;

/// One recipient stanza of a header: its arguments, the first of which is its type, and its body.
final class Stanza {
    private static final int COLUMNS = 64;

    private final List<String> arguments;
    private final byte[] body;

    /// Takes the array as its own.
    Stanza(List<String> arguments, byte[] body) {
        this.arguments = List.copyOf(arguments);
        this.body = body;
    }

    List<String> arguments() {
        return arguments;
    }

    byte[] body() {
        return body;
    }

    String type() {
        return arguments.getFirst();
    }

    /// Appends the stanza in its text form, which always ends with a line shorter than 64 columns.
    void appendTo(StringBuilder header) {
        header.append("-> ").append(String.join(" ", arguments)).append('\n');
        String text = Base64Strict.encode(body);
        int at = 0;
        for (; text.length() - at >= COLUMNS; at += COLUMNS) {
            header.append(text, at, at + COLUMNS).append('\n');
        }
        header.append(text, at, text.length()).append('\n');
    }
}
