package org.wwow.backup.server.http;

import java.time.Instant;

import org.wwow.backup.sealing.MailboxId;

/// A reporter, known by her mailbox and by nothing else; the mailbox may not exist.
///
/// @param until when the token ends; open streams end with it
public record Reporter(MailboxId mailbox, Instant until) implements Caller {}
