package org.wwow.backup.dossier.bag;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// One thing that was found in a bag.
///
/// @param rule what it is about
/// @param breaks whether the bag is invalid for it; otherwise it is a warning
/// @param file the tag file it was found in, or the file it is about
/// @param detail the listed path, line number or value; empty where the file says all
public record BagFinding(BagRule rule, boolean breaks, String file, String detail) {
    static BagFinding error(BagRule rule, String file, String detail) {
        return new BagFinding(rule, true, file, detail);
    }

    static BagFinding warning(BagRule rule, String file, String detail) {
        return new BagFinding(rule, false, file, detail);
    }

    /// The finding as one sentence in the language asked for, English where there is none.
    public String sentence(Locale language) {
        ResourceBundle words = ResourceBundle.getBundle("org.wwow.backup.dossier.bag.bag", language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        return new MessageFormat(words.getString(rule.name()), language).format(new Object[]{ShownText.of(file),
            ShownText.of(detail)});
    }
}
