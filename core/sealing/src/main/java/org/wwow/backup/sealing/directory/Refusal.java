package org.wwow.backup.sealing.directory;

/// Why a statement is not part of the directory, in the order in which it is checked.
public enum Refusal {
    /// Made for another instance.
    OTHER_INSTANCE,
    /// A signature does not hold, or a key is not a full one.
    SIGNATURE,
    /// A member, type or list breaks the format, or has no place on a path.
    FORM,
    /// Number or `previous` does not follow: a gap or a fork.
    CHAIN,
    /// The first statement is not the pinned root, or a second root comes.
    PIN,
    /// Issued before the statement it follows.
    ISSUED,
    /// The signers are not exactly those the type asks for.
    SIGNERS,
    /// It names a member, organisation or circle that is not in force, or a circle that was revoked comes back.
    UNKNOWN,
    /// The member's own acceptance does not repeat the statement, or is not by her new key alone.
    ACCEPTANCE,
    /// A signing key that is the root's, or is not the one from which the member's id is derived.
    KEY,
    /// A circle's epoch goes back or skips, its recipient does not change with it, or somebody leaves within one.
    EPOCH,
    /// A head does not name the statement before it, names other writers than the chain gives, or lists not a path that
    /// holds for a reporter.
    HEAD,
    /// On a reporter's path: not listed in the head.
    NOT_IN_FORCE,
    /// On a reporter's path: something that the head lists is kept back.
    INCOMPLETE,
    /// On a reporter's path: the ledger does not hold the head.
    NOT_IN_LEDGER
}
