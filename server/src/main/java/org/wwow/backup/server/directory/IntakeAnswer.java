package org.wwow.backup.server.directory;

import java.util.List;

import org.wwow.backup.sealing.Envelope;

/// What a reporter's client checks before it seals to a circle (protocol section 7).
///
/// @param statements every statement that the head lists, in the order of the chain: a client refuses a path that lacks
///                   one
/// @param head       the newest head
public record IntakeAnswer(List<Envelope> statements, Envelope head) {
    /// Keeps its own copy of the list.
    public IntakeAnswer {
        statements = List.copyOf(statements);
    }
}
