package org.wwow.backup.dossier.document;

import java.time.LocalDate;
import java.util.List;

/// A legal assessment as a document shows it: an opinion, apart from the facts, with what each word of it rests on.
///
/// @param reviewer the code name of the lawyer who stands for it
/// @param reviewed when
/// @param instruments by which law
public record Opinion(String reviewer, LocalDate reviewed, List<Instrument> instruments) {
    /// Copies the list.
    public Opinion {
        instruments = List.copyOf(instruments);
    }

    /// How far the material goes.
    public enum Status {
        /// Somebody established it in this file.
        DOCUMENTED,
        /// Something points to it.
        INDICATED,
        /// Nothing in this file speaks to it yet; that says nothing about whether it happened.
        NOT_YET_DOCUMENTED
    }

    /// A body of law.
    ///
    /// @param title with its version
    /// @param source where its text was taken from
    /// @param language of the texts of its elements
    public record Instrument(String title, String source, String language, List<Crime> crimes) {
        /// Copies the list.
        public Instrument {
            crimes = List.copyOf(crimes);
        }
    }

    /// A crime that the material touches.
    ///
    /// @param against what speaks against the crime as a whole, a sentence each; shown, never subtracted
    public record Crime(String name, String provision, Status status, List<String> against, List<Element> elements) {
        /// Copies the lists.
        public Crime {
            against = List.copyOf(against);
            elements = List.copyOf(elements);
        }
    }

    /// One element of a crime.
    ///
    /// @param text as the instrument has it
    /// @param exhibits the numbers it rests on
    /// @param grounds why the status is what it is, a sentence each
    /// @param against what speaks against, a sentence each; shown, never subtracted
    public record Element(String text, String provision, Status status, List<Integer> exhibits, List<String> grounds,
            List<String> against) {
        /// Copies the lists.
        public Element {
            exhibits = List.copyOf(exhibits);
            grounds = List.copyOf(grounds);
            against = List.copyOf(against);
        }
    }
}
