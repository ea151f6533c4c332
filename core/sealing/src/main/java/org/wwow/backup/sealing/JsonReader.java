package org.wwow.backup.sealing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.wwow.backup.sealing.FormRefused.Reason;

/// A recursive-descent reader of one JSON text; the depth bound keeps the stack bounded.
final class JsonReader {
    /// Deeper than any type of the protocol.
    static final int MAX_DEPTH = 32;

    private final String json;
    private int at;

    JsonReader(String json) {
        this.json = json;
    }

    JsonValue read() {
        skipSpace();
        JsonValue value = value(0);
        skipSpace();
        if (at != json.length()) {
            throw refuse(Reason.SYNTAX);
        }
        return value;
    }

    private JsonValue value(int depth) {
        if (depth > MAX_DEPTH) {
            throw refuse(Reason.TOO_DEEP);
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new JsonText(string());
            case 't' -> literal("true", new JsonBoolean(true));
            case 'f' -> literal("false", new JsonBoolean(false));
            case 'n' -> throw refuse(json.startsWith("null", at) ? Reason.NULL : Reason.SYNTAX);
            default -> number();
        };
    }

    private JsonValue object(int depth) {
        at++;
        var members = new TreeMap<String, JsonValue>();
        skipSpace();
        if (peek() == '}') {
            at++;
            return JsonObject.EMPTY;
        }
        while (true) {
            skipSpace();
            String name = string();
            skipSpace();
            expect(':');
            skipSpace();
            if (members.containsKey(name)) {
                throw refuse(Reason.DUPLICATE_MEMBER);
            }
            members.put(name, value(depth + 1));
            if (endsAfterElement('}')) {
                return JsonObject.of(members);
            }
        }
    }

    private JsonValue array(int depth) {
        at++;
        List<JsonValue> values = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            at++;
            return new JsonArray(values);
        }
        while (true) {
            skipSpace();
            values.add(value(depth + 1));
            if (endsAfterElement(']')) {
                return new JsonArray(values);
            }
        }
    }

    private boolean endsAfterElement(char close) {
        skipSpace();
        char next = peek();
        at++;
        if (next == close) {
            return true;
        }
        if (next != ',') {
            throw refuse(Reason.SYNTAX);
        }
        return false;
    }

    private String string() {
        expect('"');
        int start = at;
        while (at < json.length() && isPlain(json.charAt(at))) {
            at++;
        }
        if (peek() == '"') {
            // Sealed bytes in base64url are most of a deposit and hold no escape.
            return json.substring(start, at++);
        }
        var text = new StringBuilder().append(json, start, at);
        while (true) {
            char unit = peek();
            at++;
            if (unit == '"') {
                return text.toString();
            }
            if (unit < 0x20) {
                throw refuse(Reason.SYNTAX);
            }
            text.append(unit == '\\' ? escaped() : unit);
        }
    }

    private char escaped() {
        char kind = peek();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicodeEscape();
            default -> throw refuse(Reason.SYNTAX);
        };
    }

    private char unicodeEscape() {
        int unit = 0;
        for (int digits = 0; digits < 4; digits++) {
            char digit = peek();
            at++;
            int value = digit < 0x80 ? Character.digit(digit, 16) : -1;
            if (value < 0) {
                throw refuse(Reason.SYNTAX);
            }
            unit = unit << 4 | value;
        }
        return (char) unit;
    }

    private JsonValue number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int firstDigit = at;
        while (at < json.length() && isDigit(json.charAt(at))) {
            at++;
        }
        if (at == firstDigit) {
            throw refuse(Reason.SYNTAX);
        }
        boolean goesOn = at < json.length() && ".eE".indexOf(json.charAt(at)) >= 0;
        boolean leadingZero = json.charAt(firstDigit) == '0' && (at > firstDigit + 1 || start != firstDigit);
        if (goesOn || leadingZero) {
            throw refuse(Reason.NOT_AN_INTEGER);
        }
        if (at - firstDigit > 16) {
            throw refuse(Reason.INTEGER_TOO_LARGE);
        }
        return new JsonInteger(Long.parseLong(json, start, at, 10));
    }

    private JsonValue literal(String word, JsonValue value) {
        if (!json.startsWith(word, at)) {
            throw refuse(Reason.SYNTAX);
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < json.length() && " \t\n\r".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw refuse(Reason.SYNTAX);
        }
        at++;
    }

    private char peek() {
        if (at >= json.length()) {
            throw refuse(Reason.SYNTAX);
        }
        return json.charAt(at);
    }

    private static boolean isPlain(char unit) {
        return unit != '"' && unit != '\\' && unit >= 0x20;
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    /// Names the line where there is more than one: files are written by people, what is signed has none.
    private FormRefused refuse(Reason reason) {
        long line = 1 + json.substring(0, Math.min(at, json.length())).chars().filter(unit -> unit == '\n').count();
        return new FormRefused(reason, line == 1 ? "JSON" : "JSON, line " + line + ",");
    }
}
