package org.wwow.backup.sealing.age;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/// Bech32 (BIP 173) without its limit of 90 characters, which age lifts: a hybrid recipient has 1 959.
final class Bech32 {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;
    private static final int MAX_LENGTH = 4096;

    private Bech32() {}

    static String encode(String prefix, byte[] data) {
        var text = new StringBuilder(prefix).append('1');
        int state = expandPrefix(prefix);
        int bits = 0;
        int waiting = 0;
        for (byte one : data) {
            waiting = (waiting << 8) | Byte.toUnsignedInt(one);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                int word = (waiting >> bits) & 31;
                state = step(state, word);
                text.append(ALPHABET.charAt(word));
            }
            waiting &= (1 << bits) - 1;
        }
        if (bits > 0) {
            int word = (waiting << (5 - bits)) & 31;
            state = step(state, word);
            text.append(ALPHABET.charAt(word));
        }
        return appendChecksum(text, state);
    }

    /// The bytes of a text with exactly this lower-case prefix, written all in lower or all in upper case.
    static Optional<byte[]> decode(String prefix, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean oneCase = text.equals(lower) || text.equals(lower.toUpperCase(Locale.ROOT));
        int start = prefix.length() + 1;
        if (!oneCase || text.length() > MAX_LENGTH || !lower.startsWith(prefix + "1")
                || lower.length() < start + CHECKSUM) {
            return Optional.empty();
        }
        int state = expandPrefix(prefix);
        int[] words = new int[lower.length() - start];
        for (int at = 0; at < words.length; at++) {
            words[at] = ALPHABET.indexOf(lower.charAt(start + at));
            if (words[at] < 0) {
                return Optional.empty();
            }
            state = step(state, words[at]);
        }
        return state == 1 ? regroup(words, words.length - CHECKSUM) : Optional.empty();
    }

    private static Optional<byte[]> regroup(int[] words, int count) {
        var data = new ByteArrayOutputStream(count * 5 / 8);
        int bits = 0;
        int waiting = 0;
        for (int at = 0; at < count; at++) {
            waiting = ((waiting << 5) | words[at]) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                data.write(waiting >> bits);
            }
        }
        boolean padded = bits < 5 && (waiting & ((1 << bits) - 1)) == 0;
        return padded ? Optional.of(data.toByteArray()) : Optional.empty();
    }

    private static String appendChecksum(StringBuilder text, int data) {
        int state = data;
        for (int at = 0; at < CHECKSUM; at++) {
            state = step(state, 0);
        }
        state ^= 1;
        for (int at = CHECKSUM - 1; at >= 0; at--) {
            text.append(ALPHABET.charAt((state >> (5 * at)) & 31));
        }
        return text.toString();
    }

    private static int expandPrefix(String prefix) {
        int state = 1;
        for (int at = 0; at < prefix.length(); at++) {
            state = step(state, prefix.charAt(at) >> 5);
        }
        state = step(state, 0);
        for (int at = 0; at < prefix.length(); at++) {
            state = step(state, prefix.charAt(at) & 31);
        }
        return state;
    }

    private static int step(int state, int word) {
        int top = state >>> 25;
        int next = ((state & 0x1ffffff) << 5) ^ word;
        for (int at = 0; at < GENERATOR.length; at++) {
            if (((top >> at) & 1) == 1) {
                next ^= GENERATOR[at];
            }
        }
        return next;
    }
}
