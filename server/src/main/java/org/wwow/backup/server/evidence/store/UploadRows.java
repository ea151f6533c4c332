package org.wwow.backup.server.evidence.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.database.RoundTrip.Told;
import org.wwow.backup.server.evidence.BlobName;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.PayloadSize;
import org.wwow.backup.server.evidence.Room;
import org.wwow.backup.server.evidence.Upload;
import org.wwow.backup.server.evidence.UploadAddress;

/// Rows of `upload` and of `storage_account`.
@Repository
public class UploadRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public UploadRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Keeps a new upload if its owner has an account with room for it, once nobody else begins one of the same owner.
    ///
    /// @return what changed: nothing if there is no such account or room
    public Told insert(RoundTrip trip, Upload upload, long limit) {
        // Two that begin at once would each see the room without the other.
        trip.ask("select 1 from storage_account where owner_kind = :kind and owner = :owner for update",
                (row, _) -> row.getInt(1))
                .with("kind", kind(upload.owner()))
                .with("owner", upload.owner().id());
        return trip.tell("""
                insert into upload (address, owner_kind, owner, length, blob, expires)
                select :address, a.owner_kind, a.owner, :length, :blob, :expires from storage_account a
                where a.owner_kind = :kind and a.owner = :owner and :length + a.bytes + coalesce((select sum(u.length)
                    from upload u where u.owner_kind = a.owner_kind and u.owner = a.owner), 0) <= :limit
                """)
                .with("address", upload.address().bits())
                .with("length", upload.size().bytes())
                .with("blob", upload.blob().bits())
                .with("expires", at(upload.expires()))
                .with("kind", kind(upload.owner()))
                .with("owner", upload.owner().id())
                .with("limit", limit);
    }

    /// Whether an owner has an account.
    public boolean isAdmitted(Owner owner) {
        return sql.sql("select exists (select 1 from storage_account where owner_kind = :kind and owner = :owner)")
                .param("kind", kind(owner))
                .param("owner", owner.id())
                .query(Boolean.class)
                .single();
    }

    /// Finds an owner's upload that has not lapsed.
    public Optional<Upload> find(Owner owner, UploadAddress address, Instant now) {
        return sql.sql("""
                select * from upload where address = :address and owner_kind = :kind and owner = :owner
                    and expires > :now
                """)
                .param("address", address.bits())
                .param("kind", kind(owner))
                .param("owner", owner.id())
                .param("now", at(now))
                .query(UploadRows::upload)
                .optional();
    }

    /// Writes the digest of a finished upload.
    public void finished(UploadAddress address, Digest digest) {
        sql.sql("update upload set digest = :digest where address = :address")
                .param("digest", digest.bytes())
                .param("address", address.bits())
                .update();
    }

    /// Takes finished uploads away from their owner, for an item each; as many rows as were found.
    public List<Upload> claim(Owner owner, List<UploadAddress> addresses, Instant now) {
        return sql.sql("""
                delete from upload where address = any (:addresses) and owner_kind = :kind and owner = :owner
                    and digest is not null and expires > :now returning *
                """)
                .param("addresses", addresses.stream().map(UploadAddress::bits).toArray(UUID[]::new))
                .param("kind", kind(owner))
                .param("owner", owner.id())
                .param("now", at(now))
                .query(UploadRows::upload)
                .list();
    }

    /// Takes away at most `limit` lapsed uploads and dooms their blobs in the same statement.
    public int lapse(Instant now, int limit) {
        return sql
                .sql("""
                        with gone as (delete from upload where address in
                            (select address from upload where expires <= :now limit :limit for update skip locked) returning blob)
                        insert into doomed_blob (blob) select blob from gone
                        """)
                .param("now", at(now))
                .param("limit", limit)
                .update();
    }

    /// Opens an owner's account; nothing changes if there is one.
    public void admit(RoundTrip trip, Owner owner) {
        trip.tell("insert into storage_account (owner_kind, owner) values (:kind, :owner) on conflict do nothing")
                .with("kind", kind(owner))
                .with("owner", owner.id());
    }

    /// Closes an owner's account; what was still arriving lapses now.
    public void close(Owner owner) {
        sql.sql("update upload set expires = '-infinity' where owner_kind = :kind and owner = :owner")
                .param("kind", kind(owner))
                .param("owner", owner.id())
                .update();
        sql.sql("delete from storage_account where owner_kind = :kind and owner = :owner")
                .param("kind", kind(owner))
                .param("owner", owner.id())
                .update();
    }

    /// Asks which of these owners have that room and are charged by nobody now; nobody else charges them until the
    /// transaction ends.
    public Asked<UUID> withRoom(RoundTrip trip, Map<Owner, Room> more, Room limit) {
        return given(trip.ask("""
                select account.owner from storage_account account
                join unnest(cast(:kinds as smallint[]), cast(:owners as uuid[]), cast(:items as bigint[]),
                    cast(:bytes as bigint[])) as more (kind, owner, items, bytes)
                    on account.owner_kind = more.kind and account.owner = more.owner
                where account.owner_kind = any (cast(:kinds as smallint[]))
                    and account.owner = any (cast(:owners as uuid[]))
                    and account.items + more.items <= :itemLimit and account.bytes + more.bytes <= :byteLimit
                order by account.owner for update of account skip locked
                """, (row, _) -> row.getObject("owner", UUID.class)), more, limit);
    }

    /// Charges items and bytes; changes no row of an owner whose limit would be passed, and then that one was not charged.
    public Told charge(RoundTrip trip, Map<Owner, Room> more, Room limit) {
        return given(trip.tell("""
                update storage_account account set items = account.items + more.items,
                    bytes = account.bytes + more.bytes
                from unnest(cast(:kinds as smallint[]), cast(:owners as uuid[]), cast(:items as bigint[]),
                    cast(:bytes as bigint[])) as more (kind, owner, items, bytes)
                where account.owner_kind = more.kind and account.owner = more.owner
                    and account.owner_kind = any (cast(:kinds as smallint[]))
                    and account.owner = any (cast(:owners as uuid[]))
                    and account.items + more.items <= :itemLimit and account.bytes + more.bytes <= :byteLimit
                """), more, limit);
    }

    private static Asked<UUID> given(Asked<UUID> asked, Map<Owner, Room> more, Room limit) {
        values(more, limit).forEach(asked::with);
        return asked;
    }

    private static Told given(Told told, Map<Owner, Room> more, Room limit) {
        values(more, limit).forEach(told::with);
        return told;
    }

    private static Map<String, Object> values(Map<Owner, Room> more, Room limit) {
        List<Owner> owners = List.copyOf(more.keySet());
        List<Room> rooms = owners.stream().map(more::get).toList();
        return Map.of("kinds", owners.stream().map(UploadRows::kind).toArray(Integer[]::new),
                "owners", owners.stream().map(Owner::id).toArray(UUID[]::new),
                "items", rooms.stream().map(Room::items).toArray(Long[]::new),
                "bytes", rooms.stream().map(Room::bytes).toArray(Long[]::new),
                "itemLimit", limit.items(), "byteLimit", limit.bytes());
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        UUID owner = row.getObject("owner", UUID.class);
        return new Upload(new UploadAddress(row.getObject("address", UUID.class)),
                row.getInt("owner_kind") == 0 ? new Owner.Mailbox(owner) : new Owner.Member(owner),
                new PayloadSize(row.getLong("length")), new BlobName(row.getObject("blob", UUID.class)),
                Optional.ofNullable(row.getBytes("digest")).map(Digest::of),
                row.getObject("expires", OffsetDateTime.class).toInstant());
    }

    static int kind(Owner owner) {
        return switch (owner) {
            case Owner.Mailbox _ -> 0;
            case Owner.Member _ -> 1;
        };
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
