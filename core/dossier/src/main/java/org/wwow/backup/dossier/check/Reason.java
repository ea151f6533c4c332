package org.wwow.backup.dossier.check;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.wwow.backup.dossier.bag.BagFinding;
import org.wwow.backup.dossier.bag.BagRule;
import org.wwow.backup.dossier.bag.ShownText;

/// One reason of a result.
///
/// @param ground what was found
/// @param about what it is about, in the order of the sentence's places: numbers, ids, paths, texts of the file
public record Reason(Ground ground, List<String> about) {
    /// Keeps its own copy.
    public Reason {
        about = List.copyOf(about);
    }

    static Reason of(Ground ground, Object... about) {
        return new Reason(ground, Arrays.stream(about).map(String::valueOf).toList());
    }

    /// The reason as a sentence in the language asked for, English where there is none.
    public String sentence(Locale language) {
        if (ground == Ground.BAG_RULE) {
            return new BagFinding(BagRule.valueOf(about.get(0)), true, about.get(1), about.get(2)).sentence(language);
        }
        String pattern = Sentences.of(language, ground.name());
        return new MessageFormat(pattern, Locale.ROOT).format(about.stream().map(ShownText::of).toArray());
    }
}
