package org.wwow.backup.dossier.check;

import java.util.Locale;

/// The forty questions put to a judicial file, in the order of their numbers.
public enum Check {
    /// 1: every item has one id and one exhibit number, none missing unexplained.
    IDENTIFIERS,
    /// 2: original bytes as deposited, beside any derivative.
    ORIGINALS,
    /// 3: every derivative names its parent, tool, version, operator, time.
    DERIVATIVES,
    /// 4: film and sound are whole; excerpts only in addition.
    WHOLE_RECORDINGS,
    /// 5: the bag is valid.
    BAG,
    /// 6: the container holds what the manifests list, in its one form.
    CONTAINER,
    /// 7: the index lists every exhibit.
    INDEX,
    /// 8: the reporter signed what was deposited.
    DEPOSIT_STATEMENTS,
    /// 9: every deposit and custody event stands in the log.
    LOG_PROOFS,
    /// 10: witnesses cosigned, in time.
    WITNESSES,
    /// 11: the log grew without change.
    CONSISTENCY,
    /// 12: time-stamps over checkpoints or deposits.
    TIME_STAMPS,
    /// 13: the container's signature holds for the long term.
    SIGNATURE_LEVEL,
    /// 14: organisation's seal and lawyer's signature, apart.
    SIGNERS,
    /// 15: clocks and the three labels of time.
    CLOCKS,
    /// 16: what a file says of its making is kept.
    CAPTURE,
    /// 17: contradictions are listed.
    CONTRADICTIONS,
    /// 18: custody is a chain without a gap.
    CUSTODY_CHAIN,
    /// 19: every deed is an event, each in the log.
    CUSTODY_EVENTS,
    /// 20: each actor's key stood in the directory.
    ACTOR_KEYS,
    /// 21: the evidentiary copy is never worked on.
    WORKING_COPIES,
    /// 22: where it was stored and when checked.
    STORAGE,
    /// 23: what was erased is explained.
    TOMBSTONES,
    /// 24: the reporter's identity is not in the open part.
    IDENTITY_WITHHELD,
    /// 25: redactions hold.
    REDACTIONS,
    /// 26: a consent for each item.
    CONSENTS,
    /// 27: a level of confidentiality for each item.
    CONFIDENTIALITY,
    /// 28: the first account stands, earlier ones are listed.
    FIRST_ACCOUNTS,
    /// 29: what speaks against is listed.
    EXCULPATORY,
    /// 30: translations stand beside their originals.
    TRANSLATIONS,
    /// 31: legal qualification is marked as opinion.
    QUALIFICATION,
    /// 32: date and place with precision and basis.
    DATE_AND_PLACE,
    /// 33: analysis can be repeated.
    ANALYSIS,
    /// 34: the document for people.
    DOCUMENT,
    /// 35: the metadata for machines.
    METADATA,
    /// 36: everything opens without this platform.
    OPEN_FORMATS,
    /// 37: the checks before sealing.
    CHECKS_BEFORE_SEALING,
    /// 38: one form for one content.
    ONE_FORM,
    /// 39: the forms to be signed by hand.
    FORMS,
    /// 40: the recipient's receipt.
    RECEIPT;

    /// 1 to 40.
    public int number() {
        return ordinal() + 1;
    }

    /// What is asked, as a statement in the language given, English where there is none.
    public String sentence(Locale language) {
        return Sentences.of(language, "CHECK_" + number());
    }
}
