package org.wwow.backup.sealing.directory;

/// Why a statement is not part of the directory.
public enum Refusal {
    /// A member, type or list breaks the format.
    FORM,
    /// A signature does not hold, or a key is not a full one.
    SIGNATURE,
    /// Made for another instance.
    OTHER_INSTANCE,
    /// Root key or log are not the pinned ones.
    OTHER_PIN,
    /// Not the next number.
    NUMBER,
    /// `previous` is not the digest of the statement before: a fork.
    PREVIOUS,
    /// Issued before the statement that precedes it.
    TIME,
    /// Not signed by those who must, or by somebody who may not; revoked and expired signers included.
    SIGNERS,
    /// Names a member, organisation or circle that is not in force.
    UNKNOWN_SUBJECT,
    /// The member's own acceptance is missing, differs or is not signed by her new key.
    ACCEPTANCE,
    /// A signing key that another member or the root has.
    KEY_IN_USE,
    /// A circle's epoch, recipient or members do not follow its last statement.
    EPOCH,
    /// A head does not name the statement before it, or lists one that is not in force.
    HEAD,
    /// On a reporter's path: not listed in the head.
    NOT_LISTED,
    /// On a reporter's path: the ledger does not hold the head.
    NOT_IN_LEDGER
}
