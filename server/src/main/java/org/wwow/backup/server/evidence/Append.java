package org.wwow.backup.server.evidence;

import java.time.Instant;

/// What became of bytes sent to an upload.
public sealed interface Append {
    /// They are on the disk, up to `offset`.
    record Taken(long offset, Instant expires) implements Append {}

    /// The next byte expected is another one; nothing was written.
    record WrongOffset(long expected) implements Append {}

    /// More bytes than the upload was announced with; nothing beyond its length was written.
    record TooLong() implements Append {}

    /// Another request is writing to this upload now.
    record Busy() implements Append {}

    /// There is no such upload for this owner, or it has lapsed.
    record Unknown() implements Append {}
}
