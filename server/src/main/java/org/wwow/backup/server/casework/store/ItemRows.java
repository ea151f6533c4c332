package org.wwow.backup.server.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.server.casework.ItemFact;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.evidence.Room;

/// Items of a case, in the order they were received.
@Repository
public class ItemRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public ItemRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// An item of this case.
    public Optional<ItemFact> find(CaseId inCase, ItemId item) {
        return sql.sql("select * from item where id = :id and case_id = :case")
                .param("id", item.uuid())
                .param("case", inCase.uuid())
                .query(ItemRows::fact)
                .optional();
    }

    /// The case an item is in.
    public Optional<CaseId> caseOf(ItemId item) {
        return sql.sql("select case_id from item where id = :id")
                .param("id", item.uuid())
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .optional();
    }

    /// An item of any case of this mailbox.
    public Optional<ItemFact> findOfMailbox(UUID mailbox, ItemId item) {
        return sql.sql("""
                select i.* from item i join case_file c on c.id = i.case_id where i.id = :id and c.mailbox = :mailbox
                    and c.state <> 'erasing'
                """).param("id", item.uuid()).param("mailbox", mailbox).query(ItemRows::fact).optional();
    }

    /// An item of a case that was given back to this mailbox, in an epoch that was granted with it (section 25).
    public Optional<ItemFact> findGivenBack(UUID mailbox, ItemId item, Instant now) {
        return sql.sql("""
                select i.* from item i join case_file c on c.id = i.case_id
                    join relink r on r.case_id = i.case_id and r.ended is null and r.opens <= :now
                    join case_file t on t.id = r.to_case
                    join reader_grant g on g.case_id = i.case_id and g.compartment = i.compartment
                        and g.epoch = i.epoch and g.reader_kind = 'reporter' and g.reader = t.id and g.state = 'live'
                where i.id = :id and c.state <> 'erasing' and t.state <> 'erasing' and t.mailbox = :mailbox limit 1
                """)
                .param("id", item.uuid())
                .param("mailbox", mailbox)
                .param("now", CaseRows.at(now))
                .query(ItemRows::fact)
                .optional();
    }

    /// Items received after a place in the case's order, in these epochs only.
    public List<ItemFact> page(CaseId inCase, Place after, Set<CompartmentEpoch> in, int limit) {
        return sql.sql("""
                select i.* from item i join unnest(cast(:compartments as text[]), cast(:epochs as bigint[])) e(c, n)
                    on e.c = i.compartment and e.n = i.epoch
                where i.case_id = :case and (i.received, i.id) > (:received, cast(:id as uuid))
                order by i.received, i.id limit :limit
                """)
                .param("compartments", in.stream().map(epoch -> epoch.compartment().name()).toArray(String[]::new))
                .param("epochs", in.stream().map(CompartmentEpoch::epoch).toArray(Long[]::new))
                .param("case", inCase.uuid())
                .param("received", CaseRows.at(after.received()))
                .param("id", after.item())
                .param("limit", limit)
                .query(ItemRows::fact)
                .list();
    }

    /// Every item of a case.
    public List<ItemId> all(CaseId inCase) {
        return sql.sql("select id from item where case_id = :case")
                .param("case", inCase.uuid())
                .query((row, _) -> new ItemId(row.getObject("id", UUID.class)))
                .list();
    }

    /// How much of these a mailbox is charged for: what its own reporter brought, not what members wrote to her.
    public Map<UUID, Room> charged(List<ItemId> ids) {
        Map<UUID, Room> charged = new HashMap<>();
        sql.sql("""
                select c.mailbox, count(*) as items, sum(i.size) as bytes from item i join case_file c on c.id = i.case_id
                where i.id = any (:ids) and i.member is null group by c.mailbox
                """)
                .param("ids", ids.stream().map(ItemId::uuid).toArray(UUID[]::new))
                .query(row -> {
                    charged.put(row.getObject("mailbox", UUID.class),
                            new Room(row.getLong("items"), row.getLong("bytes")));
                });
        return charged;
    }

    /// Which of these identifiers some item has already.
    public Asked<ItemId> used(RoundTrip trip, List<ItemId> ids) {
        return trip
                .ask("select id from item where id = any (:ids)",
                        (row, _) -> new ItemId(row.getObject("id", UUID.class)))
                .with("ids", ids.stream().map(ItemId::uuid).toArray(UUID[]::new));
    }

    /// How many of these are items of the case.
    public int count(CaseId inCase, List<ItemId> ids) {
        return sql.sql("select count(*) from item where case_id = :case and id = any (:ids)")
                .param("case", inCase.uuid())
                .param("ids", ids.stream().map(ItemId::uuid).toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /// Shuts an item, or opens it again.
    public boolean shut(CaseId inCase, UUID item, boolean shut) {
        return sql.sql("update item set erasing = :shut where id = :id and case_id = :case and erasing <> :shut")
                .param("shut", shut)
                .param("id", item)
                .param("case", inCase.uuid())
                .update() == 1;
    }

    /// Deletes an item's row.
    public void delete(UUID item) {
        sql.sql("delete from item where id = :id").param("id", item).update();
    }

    /// A place in the order of a case.
    public record Place(Instant received, UUID item) {
        /// Before everything.
        public static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    private static ItemFact fact(ResultSet row, int number) throws SQLException {
        var line = new DepositedItem(new ItemId(row.getObject("id", UUID.class)), CaseRows.epoch(row, "epoch"),
                row.getString("kind").equals("media") ? DepositedItem.Kind.MEDIA : DepositedItem.Kind.DOCUMENT,
                row.getLong("size"), Digest.of(row.getBytes("header_digest")),
                Digest.of(row.getBytes("payload_digest")), Digest.of(row.getBytes("bind")), row.getBoolean("two"));
        return new ItemFact(line, new CaseId(row.getObject("case_id", UUID.class)),
                new DepositId(row.getObject("deposit", UUID.class)), VerificationKey.admitted(row.getBytes("author")),
                Optional.ofNullable(row.getObject("member", UUID.class)),
                row.getObject("received", OffsetDateTime.class).toInstant(), row.getBoolean("erasing"));
    }
}
