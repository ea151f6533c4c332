package org.wwow.backup.server.canary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// A value whose every copy is searched for, and where a copy is expected.
final class Canary {
    private static final int SHORTEST = 8;

    private final String name;
    private final byte[] value;
    private final Place allowed;

    /// @param name  what a failure calls it; never the value
    /// @param value at least eight bytes, so that chance finds none
    private Canary(String name, byte[] value, Place allowed) {
        if (value.length < SHORTEST) {
            throw new IllegalArgumentException("A canary this short is found by chance.");
        }
        this.name = name;
        this.value = value.clone();
        this.allowed = allowed;
    }

    /// Where a copy may be.
    enum Place {
        /// What is sealed, and what never leaves a phone.
        NOWHERE,
        /// What a call carries: the server's memory, never a file.
        MEMORY,
        /// A control: it must be found, or the search is void.
        EVERYWHERE
    }

    static Canary sealed(String name, String value) {
        return new Canary(name, value.getBytes(StandardCharsets.UTF_8), Place.NOWHERE);
    }

    static Canary sealed(String name, byte[] value) {
        return new Canary(name, value, Place.NOWHERE);
    }

    static Canary called(String name, byte[] value) {
        return new Canary(name, value, Place.MEMORY);
    }

    static Canary called(String name, String value) {
        return called(name, value.getBytes(StandardCharsets.UTF_8));
    }

    static Canary control(String name, byte[] value) {
        return new Canary(name, value, Place.EVERYWHERE);
    }

    static Canary control(String name, String value) {
        return control(name, value.getBytes(StandardCharsets.UTF_8));
    }

    String name() {
        return name;
    }

    Place allowed() {
        return allowed;
    }

    /// The forms in which a copy would lie in a file (protocol section 14).
    List<byte[]> forms() {
        List<byte[]> forms = new ArrayList<>(List.of(value));
        String text = new String(value, StandardCharsets.UTF_8);
        if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value)) {
            forms.add(text.getBytes(StandardCharsets.UTF_16LE));
            forms.add(text.getBytes(StandardCharsets.UTF_16BE));
            forms.add(ascii(URLEncoder.encode(text, StandardCharsets.UTF_8)));
        }
        forms.add(ascii(HexFormat.of().formatHex(value)));
        forms.add(ascii(HexFormat.of().withUpperCase().formatHex(value)));
        forms.add(ascii(HexFormat.of().withUpperCase().withPrefix("%").formatHex(value)));
        for (int offset = 0; offset < 3; offset++) {
            String base64 = base64(offset);
            forms.add(ascii(base64));
            forms.add(ascii(base64.replace('+', '-').replace('/', '_')));
        }
        return forms;
    }

    /// The signs of a base64 text that depend on this value alone when it begins at an offset within three bytes.
    private String base64(int offset) {
        byte[] shifted = new byte[offset + value.length];
        System.arraycopy(value, 0, shifted, offset, value.length);
        String text = Base64.getEncoder().encodeToString(shifted);
        return text.substring((offset * 8 + 5) / 6, shifted.length * 8 / 6);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return name;
    }
}
