package org.wwow.backup.server.deposits.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
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

    /// A deposit as it is kept.
    ///
    /// @param from the member who sent it; empty for the reporter
    public record Kept(DepositStatement statement, Taken taken, Optional<UUID> from, Envelope envelope, Instant at) {}

    /// A deposit that was taken, by its id.
    public record Known(DepositId id, Taken taken) {}

    /// A deposit that carried answers of hers, as it was signed.
    public record Answering(Envelope envelope, Instant received) {}

    /// Asks for the deposits of these ids that were taken.
    public Asked<Known> find(RoundTrip trip, List<DepositId> ids) {
        return trip.ask("select id, digest, events from deposit where id = any (:ids)",
                (row, _) -> new Known(new DepositId(row.getObject("id", UUID.class)),
                        new Taken(Digest.of(row.getBytes("digest")),
                                List.of((UUID[]) row.getArray("events").getArray()))))
                .with("ids", ids.stream().map(DepositId::uuid).toArray(UUID[]::new));
    }

    /// Asks for the deposit that opened a case.
    public Asked<Envelope> opening(RoundTrip trip, CaseId inCase) {
        return trip.ask("select envelope from deposit where case_id = :case order by received, id limit 1",
                (row, _) -> Envelope.read(row.getBytes("envelope"))).with("case", inCase.uuid());
    }

    /// Asks for the deposits of a case that carried answers, in the order they came.
    public Asked<Answering> answering(RoundTrip trip, CaseId inCase) {
        return trip.ask("""
                select envelope, received from deposit where case_id = :case
                    and id in (select deposit from consent where case_id = :case) order by received, id
                """,
                (row, _) -> new Answering(Envelope.read(row.getBytes("envelope")),
                        row.getObject("received", OffsetDateTime.class).toInstant()))
                .with("case", inCase.uuid());
    }

    /// Keeps deposits with the events they were entered by: one statement, however many.
    public void insert(RoundTrip trip, List<Kept> deposits) {
        trip.tell("""
                insert into deposit (id, case_id, digest, author, member, envelope, received, events)
                select d.i, d.c, d.d, d.a, d.m, d.e, d.r, cast(d.v as uuid[])
                from unnest(cast(:ids as uuid[]), cast(:cases as uuid[]), cast(:digests as bytea[]),
                    cast(:authors as bytea[]), cast(:members as uuid[]), cast(:envelopes as bytea[]),
                    cast(:received as timestamptz[]), cast(:events as text[])) d(i, c, d, a, m, e, r, v)
                """)
                .with("ids", column(deposits, one -> one.statement().id().uuid(), UUID[]::new))
                .with("cases", column(deposits, one -> one.statement().inCase().uuid(), UUID[]::new))
                .with("digests", column(deposits, one -> one.taken().digest().bytes(), byte[][]::new))
                .with("authors", column(deposits, one -> one.statement().author().bytes(), byte[][]::new))
                .with("members", members(deposits))
                .with("envelopes", column(deposits, one -> one.envelope().canonical(), byte[][]::new))
                .with("received", column(deposits, one -> one.at().toString(), String[]::new))
                // An array of arrays would be one long one.
                .with("events", column(deposits, one -> array(one.taken().events()), String[]::new));
    }

    private static String array(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static @Nullable UUID[] members(List<Kept> deposits) {
        @Nullable
        UUID[] members = new @Nullable UUID[deposits.size()];
        for (int at = 0; at < members.length; at++) {
            members[at] = deposits.get(at).from().orElse(null);
        }
        return members;
    }

    private static <V> V[] column(List<Kept> rows, Function<Kept, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
