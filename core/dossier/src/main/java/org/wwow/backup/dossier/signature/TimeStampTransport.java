package org.wwow.backup.dossier.signature;

import java.io.IOException;

/// How a request reaches a time-stamp authority and its answer comes back (RFC 3161 section 3). The network lies
/// behind it, outside this library.
@FunctionalInterface
public interface TimeStampTransport {
    /// Sends a request and waits for the answer, for a bounded time.
    ///
    /// @param request a DER TimeStampReq
    /// @return a DER TimeStampResp of at most [TimeStamp#LARGEST] bytes
    /// @throws IOException if no answer came
    byte[] answer(byte[] request) throws IOException;
}
