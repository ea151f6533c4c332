package org.wwow.backup.server.deposits;

import java.util.Optional;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.server.casework.GrantRules;
import org.wwow.backup.server.casework.Readership.Member;
import org.wwow.backup.server.http.Problem;

/// A member writes into a conversation while the reader through which he holds the case may hold it (protocol
/// section 6).
///
/// An answer waits under her code and reaches nobody until she comes for it: it needs what its row of the table needs,
/// `read` for whoever helps, and never `help`, which is for reaching out to her.
@Component
final class ConversationCheck implements Check {
    private final GrantRules rules;

    ConversationCheck(GrantRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<Problem> refuse(Examined deposit) {
        return deposit.member()
                .flatMap(member -> Check.unless(deposit.statement()
                        .items()
                        .stream()
                        .map(item -> item.in().compartment())
                        .filter(Compartment::isConversation)
                        .distinct()
                        .allMatch(conversation -> mayWrite(deposit, member, conversation)), Problem.NOT_PERMITTED));
    }

    private boolean mayWrite(Examined deposit, Member member, Compartment conversation) {
        return deposit.readings()
                .stream()
                .map(reader -> new GrantRules.Viewer(member, reader))
                .anyMatch(viewer -> rules.mayRead(conversation, viewer, deposit.consents(), deposit.now()));
    }
}
