package org.wwow.backup.server.notifications;

import java.util.Collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.directory.CircleInForce;
import org.wwow.backup.server.directory.Directory;

/// Says that something changed. Call it in the transaction that changes it: the poke goes out if, and when, it commits.
@Component
public final class Pokes {
    /// The channel of PostgreSQL.
    static final String CHANNEL = "backup_pokes";

    private final JdbcClient database;
    private final Directory directory;

    Pokes(JdbcClient database, Directory directory) {
        this.database = database;
        this.directory = directory;
    }

    /// Something changed in a case of this mailbox.
    public void mailbox(MailboxId mailbox) {
        poke(new Listener.OfMailbox(mailbox));
    }

    /// Something changed for these members.
    public void members(Collection<MemberId> members) {
        members.forEach(member -> poke(new Listener.OfMember(member)));
    }

    /// The queue of this circle changed: everybody in it now.
    public void circle(CircleId circle) {
        directory.circle(circle).map(CircleInForce::members).ifPresent(this::members);
    }

    private void poke(Listener listener) {
        database.sql("SELECT pg_notify(?, ?)").param(CHANNEL).param(listener.channelName()).query(row -> {
            // The function answers nothing.
        });
    }
}
