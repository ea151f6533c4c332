package org.wwow.backup.server.casework;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What an item is opened for, as the reporter will read it.
public enum Why {
    /// To see who is needed.
    TRIAGE,
    /// To care for her.
    CARE,
    /// To talk with her.
    CONVERSATION,
    /// To find somebody for her.
    REFERRAL,
    /// To see what is documented.
    LEGAL,
    /// To document.
    DOCUMENTATION,
    /// To hand the case over.
    HANDOVER,
    /// Because she asked.
    ASKED_BY_REPORTER;

    /// Every word of the format.
    public static final Set<String> WORDS = Arrays.stream(values())
            .map(Why::word)
            .collect(Collectors.toUnmodifiableSet());

    /// The word of the format.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The reason of a word.
    public static Why of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
