package org.wwow.backup.server.directory;

import java.util.Optional;

import org.wwow.backup.sealing.Digest;

/// What the directory needs of the ledger: the boundary to feature `custody`, which provides it.
public interface PublicLog {
    /// The vkey of the log, which the root statement and the page's pin name.
    String vkey();

    /// The `.tlog-proof` of a statement's public leaf; empty until it is logged.
    Optional<String> proofOf(long sequence, Digest digest);
}
