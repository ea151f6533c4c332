package org.wwow.backup.server.notifications;

import java.util.Collection;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.MemberId;
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

    /// Something changed in cases of these mailboxes, for these members, or in the queues of these circles: then for
    /// everybody who is in one now. One statement, however many hear it.
    public void poke(Collection<MailboxId> mailboxes, Collection<MemberId> members, Collection<CircleId> circles) {
        Stream<MemberId> inCircles = circles.stream()
                .flatMap(circle -> directory.circle(circle).stream())
                .flatMap(circle -> circle.members().stream());
        String[] names = Stream
                .concat(mailboxes.stream().<Listener>map(Listener.OfMailbox::new),
                        Stream.concat(members.stream(), inCircles).<Listener>map(Listener.OfMember::new))
                .map(Listener::channelName)
                .distinct()
                .toArray(String[]::new);
        if (names.length > 0) {
            database.sql("SELECT pg_notify(?, name) FROM unnest(CAST(? AS text[])) AS name")
                    .param(CHANNEL)
                    .param(names)
                    .query(row -> {
                        // The function answers nothing.
                    });
        }
    }
}
