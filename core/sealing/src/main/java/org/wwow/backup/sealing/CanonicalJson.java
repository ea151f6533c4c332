package org.wwow.backup.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads and writes RFC 8785 canonical JSON within the limits of protocol section 1.
public final class CanonicalJson {
    /// The longest text that is read at all: a deposit call's limit (protocol section 9).
    public static final int MAX_BYTES = 4 << 20;

    private CanonicalJson() {}

    /// Reads JSON in any order and spacing. Use it only where a person or another program writes.
    ///
    /// @throws FormRefused with the rule that is broken
    public static JsonValue read(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new FormRefused(FormRefused.Reason.TOO_LONG, "JSON");
        }
        return new JsonReader(decode(json)).read();
    }

    /// Reads JSON that must already be canonical, as everything that is signed or hashed is.
    ///
    /// @throws FormRefused with the rule that is broken, `NOT_CANONICAL` if it is only the form
    public static JsonValue readCanonical(byte[] json) {
        JsonValue value = read(json);
        if (!Arrays.equals(write(value), json)) {
            throw new FormRefused(FormRefused.Reason.NOT_CANONICAL, "JSON");
        }
        return value;
    }

    /// As [#readCanonical], for the usual case that an object is expected.
    ///
    /// @throws FormRefused also with `WRONG_KIND`
    public static JsonObject readCanonicalObject(byte[] json) {
        if (readCanonical(json) instanceof JsonObject object) {
            return object;
        }
        throw new FormRefused(FormRefused.Reason.WRONG_KIND, "JSON");
    }

    /// The canonical bytes.
    public static byte[] write(JsonValue value) {
        var text = new StringBuilder(256);
        write(value, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String decode(byte[] json) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        } catch (CharacterCodingException _) {
            throw new FormRefused(FormRefused.Reason.NOT_UTF8, "JSON");
        }
    }

    private static void write(JsonValue value, StringBuilder to) {
        switch (value) {
            case JsonText(String text) -> writeText(text, to);
            case JsonInteger(long number) -> to.append(number);
            case JsonBoolean(boolean truth) -> to.append(truth);
            case JsonArray array -> writeArray(array, to);
            case JsonObject object -> writeObject(object, to);
        }
    }

    private static void writeArray(JsonArray array, StringBuilder to) {
        char before = '[';
        for (JsonValue element : array.values()) {
            to.append(before);
            write(element, to);
            before = ',';
        }
        to.append(before == '[' ? "[]" : "]");
    }

    private static void writeObject(JsonObject object, StringBuilder to) {
        char before = '{';
        for (var member : object.members().entrySet()) {
            to.append(before);
            writeText(member.getKey(), to);
            to.append(':');
            write(member.getValue(), to);
            before = ',';
        }
        to.append(before == '{' ? "{}" : "}");
    }

    private static void writeText(String text, StringBuilder to) {
        to.append('"');
        int written = 0;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit >= 0x20 && unit != '"' && unit != '\\') {
                continue;
            }
            to.append(text, written, at);
            written = at + 1;
            switch (unit) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\b' -> to.append("\\b");
                case '\t' -> to.append("\\t");
                case '\n' -> to.append("\\n");
                case '\f' -> to.append("\\f");
                case '\r' -> to.append("\\r");
                default -> to.append("\\u00")
                        .append(unit < 0x10 ? '0' : '1')
                        .append(Character.forDigit(unit & 15, 16));
            }
        }
        to.append(text, written, text.length()).append('"');
    }
}
