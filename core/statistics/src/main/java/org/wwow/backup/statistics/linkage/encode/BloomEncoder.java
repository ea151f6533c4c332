package org.wwow.backup.statistics.linkage.encode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;

import javax.crypto.Mac;

import org.wwow.backup.statistics.linkage.compare.Cell;
import org.wwow.backup.statistics.linkage.encode.LinkageKey.Stream;

/// Encodes the cells of one field (Schnell, Bachteler and Reiher 2009), hardened:
///
/// - the bits of a gram are drawn from an HMAC under a key of the field, each on its own, not by double hashing, whose
///   regularity gives grams away (Niedermeyer, Steinmetzer, Kroll and Schnell 2014);
/// - a salt, where there is one, goes into every gram, so that the same name has other bits with another salt
///   (Niedermeyer et al. 2014);
/// - the filter is followed by its complement and all bits are exchanged by a keyed permutation, so that every encoding
///   has as many ones as zeros and says nothing about a cell's length (Schnell and Borgs 2016);
/// - bits are flipped (Alaggan, Gambs and Kermarrec 2012), drawn from the key, the field, the record's id and its
///   grams: the same table gives the same bits, and encoding it again does not average the noise away.
///
/// Not safe for use by several threads.
final class BloomEncoder {
    private final BloomSettings settings;
    private final Mac grams;
    private final Mac noise;
    private final int[] places;

    BloomEncoder(String field, BloomSettings settings, LinkageKey key) {
        this.settings = settings;
        this.grams = key.codeFor("gram " + field);
        this.noise = key.codeFor("noise " + field);
        this.places = permutation(settings.length(), new Stream(key.codeFor("order " + field), new byte[0]));
    }

    private static int[] permutation(int length, Stream stream) {
        int[] places = new int[length];
        for (int at = 0; at < length; at++) {
            int other = stream.below(at + 1);
            places[at] = places[other];
            places[other] = at;
        }
        return places;
    }

    /// The encoding in hexadecimal, which no spreadsheet takes for a formula, empty where the cell is absent.
    ///
    /// @param id the record's id, for the noise only
    /// @param salt what is known of the record besides, the same wherever the person is; empty for none
    String encode(Cell cell, String id, String salt) {
        Set<String> parts = Grams.of(cell);
        if (parts.isEmpty()) {
            return "";
        }
        boolean[] filter = new boolean[settings.bits()];
        for (String part : parts) {
            Stream drawn = new Stream(grams, (part + "\0" + salt).getBytes(StandardCharsets.UTF_8));
            for (int hash = 0; hash < settings.hashes(); hash++) {
                filter[drawn.below(settings.bits())] = true;
            }
        }
        return HexFormat.of().formatHex(noisy(filter, id + "\0" + String.join("\0", parts)));
    }

    private byte[] noisy(boolean[] filter, String seed) {
        Stream drawn = new Stream(noise, seed.getBytes(StandardCharsets.UTF_8));
        long limit = Math.round(settings.flips() * (1L << Integer.SIZE));
        ByteBuffer out = ByteBuffer.allocate(settings.length() / Byte.SIZE);
        long word = 0;
        for (int at = 0; at < settings.length(); at++) {
            int from = places[at];
            boolean bit = from < filter.length ? filter[from] : !filter[from - filter.length];
            boolean flipped = drawn.next() < limit;
            word = (word << 1) | (bit != flipped ? 1 : 0);
            if (at % Long.SIZE == Long.SIZE - 1) {
                out.putLong(word);
            }
        }
        return out.array();
    }
}
