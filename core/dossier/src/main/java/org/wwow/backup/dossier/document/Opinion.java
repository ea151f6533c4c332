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

    /// Whose words the texts of elements are.
    public enum Words {
        /// The instrument's file, in its own language.
        OWN,
        /// A translation of it that no lawyer and no native speaker has read yet.
        WORKING_TRANSLATION,
        /// A translation of it that both have read.
        REVIEWED_TRANSLATION
    }

    /// A body of law.
    ///
    /// @param title with its version
    /// @param source where its text was taken from
    /// @param language in which its file words the elements
    /// @param words whether they are shown so, or translated
    public record Instrument(String title, String source, String language, Words words, List<Crime> crimes) {
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
    /// @param text as the instrument's file has it, or translated
    /// @param language of that text
    /// @param exhibits the numbers it rests on
    /// @param grounds why the status is what it is, a sentence each
    /// @param against what speaks against, a sentence each; shown, never subtracted
    public record Element(String text, String language, String provision, Status status, List<Integer> exhibits,
            List<String> grounds, List<String> against) {
        /// Copies the lists.
        public Element {
            exhibits = List.copyOf(exhibits);
            grounds = List.copyOf(grounds);
            against = List.copyOf(against);
        }
    }
}
