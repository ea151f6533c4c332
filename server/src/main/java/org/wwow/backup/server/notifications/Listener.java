package org.wwow.backup.server.notifications;

import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.MemberId;

/// Whoever can be poked.
public sealed interface Listener {
    /// The name PostgreSQL carries.
    String channelName();

    /// A reporter's mailbox.
    record OfMailbox(MailboxId mailbox) implements Listener {
        @Override
        public String channelName() {
            return "mailbox " + mailbox.text();
        }
    }

    /// A member.
    record OfMember(MemberId member) implements Listener {
        @Override
        public String channelName() {
            return "member " + member.text();
        }
    }
}
