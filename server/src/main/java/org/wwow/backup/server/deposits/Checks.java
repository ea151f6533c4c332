package org.wwow.backup.server.deposits;

import java.util.List;

import org.springframework.stereotype.Component;

/// The checks of protocol section 9.6 in their order; between the two lists stands the question whether this deposit
/// was taken before.
@Component
record Checks(AuthorCheck author, SignatureCheck signature, EpochCheck epochs, ItemCheck items, GrantCheck grants,
        ConsentCheck consents, ConversationCheck conversations, InterviewCheck interviews, RoutingCheck routing) {
    /// Who speaks.
    List<Check> identity() {
        return List.of(author, signature);
    }

    /// What is said.
    List<Check> content() {
        return List.of(epochs, items, grants, consents, conversations, interviews, routing);
    }
}
