package org.wwow.backup.server.directory;

import org.wwow.backup.sealing.Digest;

/// A statement joined the chain; published in the transaction that appends it. Feature `custody` makes it a public leaf
/// (protocol section 10).
public record StatementAppended(long sequence, Digest digest) {}
