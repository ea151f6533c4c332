package org.wwow.backup.sealing;

/// The outcome of opening something sealed: verified whole, or not shown at all.
///
/// What fails a check is shown as "could not be verified", kept, and never half-shown (protocol section 13).
public sealed interface Opened<T> {
    /// Everything held.
    record Verified<T>(T content) implements Opened<T> {}

    /// Something did not hold; nothing of the content is given out.
    record Refused<T>(Refusal refusal) implements Opened<T> {}

    /// Which check failed first.
    enum Refusal {
        /// The file is not sealed to this key.
        OTHER_RECIPIENT,
        /// The file was changed or cut off.
        DAMAGED,
        /// Size, padding, JSON or a member breaks the format.
        FORM,
        /// A signature does not hold, or a key is not a full one.
        SIGNATURE,
        /// It was signed by somebody else than it names.
        OTHER_SIGNER,
        /// It names another reader or recipient than the key that opened it: it was re-sealed.
        OTHER_READER,
        /// It was made for another instance, case, compartment, epoch, circle or item.
        OTHER_PLACE,
        /// The bind in the deposit is that of other content: the ledger's leaf would not prove this one.
        OTHER_BIND,
        /// Its seed does not give the recipient that the directory publishes.
        OTHER_SEED,
        /// Its signer may not grant here.
        UNKNOWN_GRANTOR
    }
}
