package org.wwow.backup.server.deposits.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;

/// Rows of `deposit`: for a replay, and the signed statements themselves.
@Repository
public class DepositRows {
    /// A deposit that was taken.
    public record Taken(Digest digest, List<UUID> events) {
        /// Copies the list.
        public Taken {
            events = List.copyOf(events);
        }
    }

    /// How a deposit came.
    ///
    /// @param from the member who sent it; empty for the reporter
    public record Received(Optional<UUID> from, Envelope envelope, Instant at) {}

    /// Asks for the deposit of this id, if it was taken.
    public Asked<Taken> find(RoundTrip trip, DepositId id) {
        return trip.ask("select digest, events from deposit where id = :id",
                (row, _) -> new Taken(Digest.of(row.getBytes("digest")),
                        List.of((UUID[]) row.getArray("events").getArray())))
                .with("id", id.uuid());
    }

    /// Asks for the deposit that opened a case.
    public Asked<Envelope> opening(RoundTrip trip, CaseId inCase) {
        return trip.ask("select envelope from deposit where case_id = :case order by received, id limit 1",
                (row, _) -> Envelope.read(row.getBytes("envelope"))).with("case", inCase.uuid());
    }

    /// Keeps a deposit with the events it was entered by.
    public void insert(RoundTrip trip, DepositStatement statement, Taken taken, Received received) {
        trip.tell("""
                insert into deposit (id, case_id, digest, author, member, envelope, events, received)
                values (:id, :case, :digest, :author, cast(:member as uuid), :envelope, :events, :received)
                """)
                .with("id", statement.id().uuid())
                .with("case", statement.inCase().uuid())
                .with("digest", taken.digest().bytes())
                .with("author", statement.author().bytes())
                .with("member", received.from().orElse(null))
                .with("envelope", received.envelope().canonical())
                .with("events", taken.events().toArray(UUID[]::new))
                .with("received", received.at().atOffset(ZoneOffset.UTC));
    }
}
