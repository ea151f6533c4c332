package org.wwow.backup.dossier.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.dossier.casefolder.CaseSheet;

/// Everything the document tells: what the case folder says, and what building the dossier found.
///
/// @param sheet the case
/// @param edition for whose eyes
/// @param accounts what people told, in their own words
/// @param custody every event, oldest first
/// @param gaps of custody, as sentences in the document's language
/// @param opinion the legal assessment; absent where the reporter did not consent to one
/// @param checks made before sealing
/// @param machine the same for programs
public record CourtFile(CaseSheet sheet, Edition edition, List<Account> accounts, List<CustodyRow> custody,
        List<String> gaps, Optional<Opinion> opinion, List<CheckRow> checks, Machine machine) {
    /// Copies the lists.
    public CourtFile {
        accounts = List.copyOf(accounts);
        custody = List.copyOf(custody);
        gaps = List.copyOf(gaps);
        checks = List.copyOf(checks);
    }

    /// For whose eyes a dossier is.
    public enum Edition {
        /// Originals open.
        FULL,
        /// Pseudonyms and redactions; the full dossier is sealed to the court.
        PROTECTED
    }

    /// What a person told.
    ///
    /// @param exhibit its number
    /// @param language of the words, BCP 47
    /// @param words as they were given, line by line; in a protected dossier with pseudonyms
    /// @param translations beside them, each whole
    public record Account(int exhibit, String language, String words, List<Translated> translations) {
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

    /// One event of custody, as section 7 of the format has it.
    ///
    /// @param item what it was done to, as the reader knows it: an exhibit's number or an identifier
    /// @param tool name and version, empty where none was used
    /// @param before digest before, 64 hexadecimal digits, empty where there was nothing
    /// @param after digest after
    public record CustodyRow(long seq, Instant time, String actor, String role, String organisation, String action,
            String item, String purpose, String tool, String before, String after) {}

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

    /// What goes inside the document for programs.
    ///
    /// @param index `dossier.json`
    /// @param loadFile `index.csv`
    @SuppressWarnings("ArrayRecordComponent")
    public record Machine(byte[] index, byte[] loadFile) {}
}
