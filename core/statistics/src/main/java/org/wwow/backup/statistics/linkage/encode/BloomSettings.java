package org.wwow.backup.statistics.linkage.encode;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.linkage.Feature;
import org.wwow.backup.statistics.linkage.compare.Comparison;

/// How cells are encoded; both organisations use the same.
///
/// @param bits of the filter before it is balanced, a multiple of 64; the encoding has twice as many
/// @param hashes bits set by a gram
/// @param flips the share of bits flipped by the noise
/// @param salted whether a cell of the salt field goes into every gram
public record BloomSettings(int bits, int hashes, double flips, boolean salted) {
    /// 512 bits, 15 hashes, 2 % flipped, no salt.
    public static final BloomSettings USUAL = new BloomSettings(512, 15, 0.02, false);

    private static final Pattern COLUMN = Pattern
            .compile(
                    "(.+)\\.bloom1\\.(\\d{2,5})\\.(\\d{1,2})\\.(0|0\\.\\d{1,4})\\.(salted|plain)(-shared)?\\.([0-9a-f]{8})");

    /// @throws InputRefused if a number is out of range
    public BloomSettings {
        if (bits < 128 || bits > 8192 || bits % 64 != 0) {
            throw InputRefused.because("A filter has 128 to 8192 bits, a multiple of 64.");
        }
        if (hashes < 2 || hashes > 60) {
            throw InputRefused.because("A gram sets 2 to 60 bits.");
        }
        if (!(flips >= 0 && flips <= 0.2)) {
            throw InputRefused.because("The noise flips a share of 0 to 0.2 of the bits.");
        }
    }

    /// The length of an encoding in bits.
    int length() {
        return 2 * bits;
    }

    /// The name of a field's column: it says how it was made, so that only alike encodings are compared.
    String column(Feature field, LinkageKey key) {
        return String.join(".", field.name(), "bloom1", Integer.toString(bits), Integer.toString(hashes),
                String.format(Locale.ROOT, "%.4f", flips).replaceFirst("\\.?0+$", ""),
                (salted ? "salted" : "plain") + (field.shared() ? "-shared" : ""), key.check());
    }

    /// What a column of encodings holds.
    ///
    /// @param field its name
    /// @param settings how it was made
    /// @param keyCheck the check of its key
    /// @param shared whether families or neighbours have it in common
    record Column(String field, BloomSettings settings, String keyCheck, boolean shared) {
        static Optional<Column> of(String name) {
            Matcher found = COLUMN.matcher(name);
            if (!found.matches()) {
                return Optional.empty();
            }
            BloomSettings settings = new BloomSettings(Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3)), Double.parseDouble(found.group(4)),
                    found.group(5).equals("salted"));
            return Optional.of(new Column(found.group(1), settings, found.group(7), found.group(6) != null));
        }

        /// Balanced encodings differ by two bits wherever the filters differ by one.
        Comparison comparison() {
            return new Comparison.OfEncodings(settings.length(), 2 * settings.hashes(), settings.flips());
        }
    }
}
