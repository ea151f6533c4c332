package org.wwow.backup.dossier.redaction;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The byte sequences in which a text could lie in a file.
final class TraceForms {
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1);

    private TraceForms() {}

    /// Each form once; a form that another encoding cannot hold is left out.
    static List<byte[]> of(String text) {
        Set<String> seen = new LinkedHashSet<>();
        for (String spelling : spellings(text)) {
            CHARSETS.stream()
                    .filter(charset -> charset.newEncoder().canEncode(spelling))
                    .map(spelling::getBytes)
                    .flatMap(bytes -> Stream.concat(Stream.of(latin(bytes)), encoded(bytes)))
                    .forEach(seen::add);
            seen.add(percent(spelling, "%20"));
            seen.add(percent(spelling, "+"));
            seen.add(escaped(spelling, "\\u%04x"));
            seen.add(escaped(spelling, "\\u%04X"));
            seen.add(entities(spelling));
        }
        return seen.stream().map(form -> form.getBytes(StandardCharsets.ISO_8859_1)).toList();
    }

    private static Set<String> spellings(String text) {
        return Stream.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT), capital(text))
                .flatMap(one -> Stream.of(Normalizer.normalize(one, Normalizer.Form.NFC),
                        Normalizer.normalize(one, Normalizer.Form.NFD)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String capital(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("(?<= )", -1))
                .map(word -> word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static Stream<String> encoded(byte[] bytes) {
        HexFormat hex = HexFormat.of();
        Stream<String> digits = Stream.of(hex.formatHex(bytes), hex.withUpperCase().formatHex(bytes));
        Stream<String> base64 = Stream.of(0, 1, 2)
                .map(offset -> base64(bytes, offset))
                .flatMap(form -> Stream.of(form, form.replace('+', '-').replace('/', '_')));
        return Stream.concat(digits, base64);
    }

    /// The signs of a base64 text that depend on these bytes alone when they begin at an offset within three.
    private static String base64(byte[] bytes, int offset) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String text = Base64.getEncoder().encodeToString(shifted);
        return text.substring((offset * 8 + 5) / 6, shifted.length * 8 / 6);
    }

    /// As an address or a form writes it: letters, digits and four signs stay (RFC 3986 section 2.3).
    private static String percent(String text, String space) {
        StringBuilder form = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9')
                    || "-._~".indexOf(one) >= 0;
            form.append(plain ? Character.toString(one) : "%%%02X".formatted(one));
        }
        return form.toString().replace("%20", space);
    }

    private static String escaped(String text, String form) {
        return text.chars()
                .mapToObj(sign -> sign < 0x80 ? Character.toString(sign) : form.formatted(sign))
                .collect(Collectors.joining());
    }

    private static String entities(String text) {
        return text.codePoints()
                .mapToObj(sign -> sign < 0x80 ? Character.toString(sign) : "&#" + sign + ";")
                .collect(Collectors.joining());
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
