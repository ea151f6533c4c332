package org.wwow.backup.server.deposits;

import java.util.UUID;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.server.http.Refused;

/// The work that the session call asked for.
@Component
record WorkOfAccess(org.wwow.backup.server.access.Work work) implements Work {
    @Override
    public boolean spend(UUID mailbox, DepositCall.Work done) {
        try {
            work.spend(new MailboxId(mailbox), done.challenge(), done.nonce());
            return true;
        } catch (Refused _) {
            return false;
        }
    }
}
