package org.wwow.backup.dossier.conformance;

import java.util.List;

/// What veraPDF says of a document. There are three answers, and only one is a yes.
public sealed interface Conformance {
    /// Every rule of the level it claims is kept.
    ///
    /// @param level such as `PDF/A-3a`
    record Kept(String level) implements Conformance {}

    /// Rules are broken.
    ///
    /// @param level the one it was judged by: the one it claims, or PDF/A-3b where it claims none of PDF/A-3
    /// @param rules clause of ISO 19005-3 and number of the test, as veraPDF counts them: `6.2.11.4.1-1`; at least one
    record Broken(String level, List<String> rules) implements Conformance {
        /// Keeps its own copy.
        public Broken {
            rules = List.copyOf(rules);
            if (rules.isEmpty()) {
                throw new IllegalArgumentException("A broken rule has a name.");
            }
        }
    }

    /// Nobody knows.
    record NotJudged(Reason reason) implements Conformance {}

    /// Why a document was not judged.
    enum Reason {
        /// It cannot be read as PDF/A.
        UNREADABLE,
        /// It took longer than it may.
        TIME,
        /// It needed more memory or temporary space than it may.
        SPACE,
        /// veraPDF could not be started.
        NOT_STARTED
    }
}
