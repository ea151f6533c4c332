package org.wwow.backup.dossier.casefolder;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of the format for the constants of the code: lower case, hyphens for underlines.
public final class Words {
    private Words() {}

    /// The word of a constant.
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E read(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such word."));
    }

    static <E extends Enum<E>> String all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", "));
    }
}
