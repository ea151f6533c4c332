package org.wwow.backup.server.evidence;

/// What became of the wish to upload.
public sealed interface Opened {
    /// An address was given.
    record At(Upload upload) implements Opened {}

    /// The length is that of no document above 64 KiB and of no medium.
    record NotASizeClass() implements Opened {}

    /// The owner has no account here: a mailbox without a case.
    record NotAdmitted() implements Opened {}

    /// The owner's room is used up.
    record NoRoom() implements Opened {}
}
