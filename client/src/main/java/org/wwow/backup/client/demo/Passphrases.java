package org.wwow.backup.client.demo;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Passphrases of the demo: six words drawn from 64. They are printed, so they protect nothing.
final class Passphrases {
    private static final List<String> WORDS = List.of("amber", "anchor", "apple", "autumn", "basket", "bridge",
            "bronze", "candle", "canyon", "carpet", "cedar", "chalk", "cloud", "clover", "copper", "coral", "cotton",
            "cradle", "desert", "dolphin", "ember", "falcon", "feather", "fennel", "forest", "garden", "ginger",
            "harbor", "hazel", "honey", "island", "jasmine", "ladder", "lantern", "lemon", "linen", "maple", "marble",
            "meadow", "mirror", "mosaic", "nutmeg", "oasis", "olive", "orchid", "paper", "pebble", "pepper", "planet",
            "plum", "quartz", "ribbon", "river", "saffron", "silver", "sparrow", "summit", "thread", "tulip",
            "valley", "velvet", "walnut", "willow", "winter");

    private Passphrases() {}

    static String draw(SecureRandom random) {
        return Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
                .limit(6)
                .collect(Collectors.joining(" "));
    }
}
