package org.wwow.backup.server.deposits.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.deposit.DepositStatement;

/// Rows of `deposit`: for a replay, and the signed statements themselves.
@Repository
public class DepositRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public DepositRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// A deposit that was taken.
    public record Taken(Digest digest, List<UUID> events) {
        /// Copies the list.
        public Taken {
            events = List.copyOf(events);
        }
    }

    /// The deposit of this id, if it was taken.
    public Optional<Taken> find(DepositId id) {
        return sql.sql("select digest, events from deposit where id = :id")
                .param("id", id.uuid())
                .query((row, _) -> new Taken(Digest.of(row.getBytes("digest")),
                        List.of((UUID[]) row.getArray("events").getArray())))
                .optional();
    }

    /// Keeps a deposit with the events it was entered by.
    public void insert(DepositStatement statement, Taken taken, Optional<UUID> member, byte[] envelope,
            Instant received) {
        sql.sql("""
                insert into deposit (id, case_id, digest, author, member, envelope, events, received)
                values (:id, :case, :digest, :author, cast(:member as uuid), :envelope, :events, :received)
                """)
                .param("id", statement.id().uuid())
                .param("case", statement.inCase().uuid())
                .param("digest", taken.digest().bytes())
                .param("author", statement.author().bytes())
                .param("member", member.orElse(null))
                .param("envelope", envelope)
                .param("events", taken.events().toArray(UUID[]::new))
                .param("received", received.atOffset(ZoneOffset.UTC))
                .update();
    }
}
