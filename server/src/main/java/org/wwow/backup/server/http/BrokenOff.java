package org.wwow.backup.server.http;

import org.apache.coyote.CloseNowException;

/// An answer that was begun and must not go on, because the right to it ended.
///
/// It leaves every handler and closes the connection: on one that is kept alive the client would wait for the rest, or
/// take the next answer for it.
public final class BrokenOff extends CloseNowException {
    private static final long serialVersionUID = 1L;

    /// Says nothing of the answer.
    public BrokenOff() {
        super("The right to this answer ended.");
    }
}
