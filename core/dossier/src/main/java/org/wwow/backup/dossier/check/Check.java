package org.wwow.backup.dossier.check;

import java.util.Locale;

/// The forty questions put to a judicial file, in the order of their numbers.
public enum Check {
    /// 1: every item has one id and one exhibit number, none missing unexplained.
    IDENTIFIERS(1),
    /// 2: original bytes as deposited, beside any derivative.
    ORIGINALS(2),
    /// 3: every derivative names its parent, tool, version, operator, time.
    DERIVATIVES(3),
    /// 4: film and sound are whole; excerpts only in addition.
    WHOLE_RECORDINGS(4),
    /// 5: the bag is valid.
    BAG(5),
    /// 6: the container holds what the manifests list, in its one form.
    CONTAINER(6),
    /// 7: the index lists every exhibit.
    INDEX(7),
    /// 8: the reporter signed what was deposited.
    DEPOSIT_STATEMENTS(8),
    /// 9: every deposit and custody event stands in the log.
    LOG_PROOFS(9),
    /// 10: witnesses cosigned, in time.
    WITNESSES(10),
    /// 11: the log grew without change.
    CONSISTENCY(11),
    /// 12: time-stamps over checkpoints or deposits.
    TIME_STAMPS(12),
    /// 13: the container's signature holds for the long term.
    SIGNATURE_LEVEL(13),
    /// 14: organisation's seal and lawyer's signature, apart.
    SIGNERS(14),
    /// 15: clocks and the three labels of time.
    CLOCKS(15),
    /// 16: what a file says of its making is kept.
    CAPTURE(16),
    /// 17: contradictions are listed.
    CONTRADICTIONS(17),
    /// 18: custody is a chain without a gap.
    CUSTODY_CHAIN(18),
    /// 19: every deed is an event, each in the log.
    CUSTODY_EVENTS(19),
    /// 20: each actor's key stood in the directory.
    ACTOR_KEYS(20),
    /// 21: the evidentiary copy is never worked on.
    WORKING_COPIES(21),
    /// 22: where it was stored and when checked.
    STORAGE(22),
    /// 23: what was erased is explained.
    TOMBSTONES(23),
    /// 24: the reporter's identity is not in the open part.
    IDENTITY_WITHHELD(24),
    /// 25: redactions hold.
    REDACTIONS(25),
    /// 26: a consent for each item.
    CONSENTS(26),
    /// 27: a level of confidentiality for each item.
    CONFIDENTIALITY(27),
    /// 28: the first account stands, earlier ones are listed.
    FIRST_ACCOUNTS(28),
    /// 29: what speaks against is listed.
    EXCULPATORY(29),
    /// 30: translations stand beside their originals.
    TRANSLATIONS(30),
    /// 31: legal qualification is marked as opinion.
    QUALIFICATION(31),
    /// 32: date and place with precision and basis.
    DATE_AND_PLACE(32),
    /// 33: analysis can be repeated.
    ANALYSIS(33),
    /// 34: the document for people.
    DOCUMENT(34),
    /// 35: the metadata for machines.
    METADATA(35),
    /// 36: everything opens without this platform.
    OPEN_FORMATS(36),
    /// 37: the checks before sealing.
    CHECKS_BEFORE_SEALING(37),
    /// 38: one form for one content.
    ONE_FORM(38),
    /// 39: the forms to be signed by hand.
    FORMS(39),
    /// 40: the recipient's receipt.
    RECEIPT(40);

    private final int number;

    Check(int number) {
        this.number = number;
    }

    /// 1 to 40.
    public int number() {
        return number;
    }

    /// What is asked, as a statement in the language given, English where there is none.
    public String sentence(Locale language) {
        return Sentences.of(language, "CHECK_" + number());
    }
}
