package org.wwow.backup.dossier.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.dossier.file.DossierIndex;

/// Everything the document tells: what the case folder says, and what building the dossier found.
///
/// @param index the case and what was found of it, as it may be shown in this edition
/// @param accounts what people told, in their own words
/// @param custody every event, oldest first
/// @param opinion the legal assessment; absent where the reporter did not consent to one
/// @param checks made before sealing
/// @param loadFile `index.csv`, attached for programs
@SuppressWarnings("ArrayRecordComponent")
public record CourtFile(DossierIndex index, List<Account> accounts, List<CustodyEvent> custody,
        Optional<Opinion> opinion, List<CheckRow> checks, byte[] loadFile) {
    /// Copies the lists.
    public CourtFile {
        accounts = List.copyOf(accounts);
        custody = List.copyOf(custody);
        checks = List.copyOf(checks);
    }

    /// What a person told.
    ///
    /// @param exhibit its number
    /// @param language of the words, BCP 47
    /// @param words as they were given, line by line; in a protected dossier with pseudonyms
    /// @param translations beside them, each whole
    /// @param alone whether it is answers chosen by the person alone, which are no statement
    public record Account(int exhibit, String language, String words, List<Translated> translations,
            boolean alone) {
        /// Copies the list.
        public Account {
            translations = List.copyOf(translations);
        }
    }

    /// A translation of an account.
    ///
    /// @param translator the code name
    /// @param qualification what makes the translator one
    public record Translated(String language, String words, String translator, String qualification, Instant made) {}

    /// A check made before sealing.
    ///
    /// @param number 1 to 40
    /// @param sentence what was checked, and why it came out so, in the document's language
    public record CheckRow(int number, String sentence, Result result) {
        /// How a check came out.
        public enum Result {
            /// It held.
            HELD,
            /// It did not.
            FAILED,
            /// There is nothing to check.
            NOT_APPLICABLE
        }
    }
}
