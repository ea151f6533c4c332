package org.wwow.backup.server.evidence.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.server.evidence.BlobName;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.Room;
import org.wwow.backup.server.evidence.Tombstone;

/// Tombstones, what is to be deleted from the disk, and what is to be looked at again.
@Repository
public class DestructionRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public DestructionRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Keeps a tombstone; nothing changes if it stands.
    public void keep(Tombstone tombstone) {
        sql.sql("""
                insert into tombstone (subject, kind, erased, authority, reason)
                values (:subject, :kind, :erased, :authority, :reason) on conflict do nothing
                """)
                .param("subject", tombstone.subject())
                .param("kind", tombstone.kind())
                .param("erased", tombstone.erased().atOffset(ZoneOffset.UTC))
                .param("authority", tombstone.authority().word())
                .param("reason", tombstone.reason())
                .update();
    }

    /// Every tombstone.
    public List<Tombstone> tombstones() {
        return sql.sql("select * from tombstone order by subject")
                .query((row, _) -> new Tombstone(row.getObject("subject", UUID.class),
                        row.getString("kind").equals("case"),
                        row.getObject("erased", OffsetDateTime.class).toInstant(),
                        Tombstone.Authority.of(row.getString("authority")), row.getString("reason")))
                .list();
    }

    /// Every blob that a row names.
    public List<BlobName> blobs() {
        return sql.sql("select blob from payload where blob is not null")
                .query((row, _) -> new BlobName(row.getObject("blob", UUID.class)))
                .list();
    }

    /// Deletes headers and payload rows, dooms blobs, and notes which partitions are to be rewritten.
    public void delete(List<ItemId> items) {
        UUID[] ids = items.stream().map(ItemId::uuid).toArray(UUID[]::new);
        sql.sql("""
                with gone as (delete from payload where item = any (:ids) returning blob)
                insert into doomed_blob (blob) select blob from gone where blob is not null
                """).param("ids", ids).update();
        sql.sql("""
                with gone as (delete from erasable.header where item = any (:ids) returning tableoid)
                insert into erasable_touched (relation) select distinct tableoid::regclass::text from gone
                """).param("ids", ids).update();
    }

    /// Gives an owner room; one without an account needs none.
    public void giveBack(Owner owner, Room room) {
        sql.sql("""
                update storage_account set items = greatest(0, items - :items), bytes = greatest(0, bytes - :bytes)
                where owner_kind = :kind and owner = :owner
                """)
                .param("items", room.items())
                .param("bytes", room.bytes())
                .param("kind", UploadRows.kind(owner))
                .param("owner", owner.id())
                .update();
    }

    /// Blobs whose rows are gone, by their names, from the first behind this one.
    public List<BlobName> doomed(BlobName after, int most) {
        return sql.sql("select blob from doomed_blob where blob > :after order by blob limit :most")
                .param("after", after.bits())
                .param("most", most)
                .query((row, _) -> new BlobName(row.getObject("blob", UUID.class)))
                .list();
    }

    /// Notes that a blob is gone from the disk.
    public void destroyed(BlobName blob) {
        sql.sql("delete from doomed_blob where blob = :blob").param("blob", blob.bits()).update();
    }

    /// A mark that something was deleted from a relation of `erasable`.
    public record Touched(long id, String relation) {}

    /// What is to be rewritten.
    public List<Touched> touched() {
        return sql.sql("select id, relation from erasable_touched order by id")
                .query((row, _) -> new Touched(row.getLong("id"), row.getString("relation")))
                .list();
    }

    /// Takes away the marks of what was rewritten, and no mark that was made meanwhile: what was deleted behind the
    /// rewriting stands in the files still.
    public void rewritten(List<Touched> marks) {
        sql.sql("delete from erasable_touched where id = any (:ids)")
                .param("ids", marks.stream().map(Touched::id).toArray(Long[]::new))
                .update();
    }

    /// Blobs not looked at since a day, the longest first.
    public List<Kept> unchecked(LocalDate since, int most) {
        return sql.sql("""
                select item, blob, digest from payload where blob is not null and (checked is null or checked < :since)
                order by checked nulls first limit :most
                """)
                .param("since", since)
                .param("most", most)
                .query((row, _) -> new Kept(new ItemId(row.getObject("item", UUID.class)),
                        new BlobName(row.getObject("blob", UUID.class)), Digest.of(row.getBytes("digest"))))
                .list();
    }

    /// Notes when a blob was looked at; false if its item was destroyed meanwhile.
    public boolean checked(Kept kept, LocalDate day) {
        return sql.sql("update payload set checked = :day where item = :item and blob = :blob")
                .param("day", day)
                .param("item", kept.item().uuid())
                .param("blob", kept.blob().bits())
                .update() == 1;
    }

    /// A blob and the digest it must have.
    public record Kept(ItemId item, BlobName blob, Digest digest) {}
}
