package org.wwow.backup.server.casework.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.server.casework.ItemFact;
import org.wwow.backup.server.casework.Why;
import org.wwow.backup.server.http.Member;

/// Who opened what, approvals, and capabilities for payloads.
@Repository
public class OpeningRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public OpeningRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whether this item was opened in this session.
    public boolean wasOpened(ItemId item, Member session) {
        return sql.sql("select exists (select 1 from opening where item = :item and member = :member and session = :s)")
                .param("item", item.uuid())
                .param("member", session.id().uuid())
                .param("s", session.session().uuid())
                .query(Boolean.class)
                .single();
    }

    /// Notes an opening beside its event.
    public void opened(ItemFact item, Member session, Why why, UUID event, Instant now) {
        sql.sql("""
                insert into opening (item, member, session, case_id, care, why, event, opened)
                values (:item, :member, :session, :case, :care, :why, :event, :now)
                """)
                .param("item", item.line().id().uuid())
                .param("member", session.id().uuid())
                .param("session", session.session().uuid())
                .param("case", item.inCase().uuid())
                .param("care", item.line().in().compartment().name().equals("care"))
                .param("why", why.word())
                .param("event", event)
                .param("now", CaseRows.at(now))
                .update();
    }

    /// Why these items were opened, by the events of their openings.
    public Map<UUID, Why> reasons(Set<UUID> items) {
        Map<UUID, Why> reasons = new HashMap<>();
        sql.sql("select event, why from opening where item = any(:items)")
                .param("items", items.toArray(UUID[]::new))
                .query(row -> {
                    reasons.put(row.getObject("event", UUID.class), Why.of(row.getString("why")));
                });
        return reasons;
    }

    /// Whether another member than the one who opens approved since then.
    public boolean isApprovedByAnother(ItemId item, UUID opener, Instant since) {
        return sql.sql("""
                select exists (select 1 from approval where item = :item and approver <> :opener and received > :since)
                """)
                .param("item", item.uuid())
                .param("opener", opener)
                .param("since", CaseRows.at(since))
                .query(Boolean.class)
                .single();
    }

    /// Notes an approval; false if a statement of this id was taken before.
    public boolean approved(UUID statement, ItemId item, UUID approver, Instant now) {
        return sql
                .sql("""
                        insert into approval (id, item, approver, received) values (:id, :item, :approver, :now)
                        on conflict (id) do nothing
                        """)
                .param("id", statement)
                .param("item", item.uuid())
                .param("approver", approver)
                .param("now", CaseRows.at(now))
                .update() == 1;
    }

    /// Lets a payload be fetched in this session; only a hash of the capability is kept.
    public void grantPayload(byte[] capability, ItemId item, Member session, Instant until) {
        sql.sql("""
                insert into payload_capability (hash, item, member, session, expires)
                values (:hash, :item, :member, :session, :until)
                """)
                .param("hash", Digest.hash(capability).bytes())
                .param("item", item.uuid())
                .param("member", session.id().uuid())
                .param("session", session.session().uuid())
                .param("until", CaseRows.at(until))
                .update();
    }

    /// The item a capability opens in this session now.
    public Optional<ItemId> payload(byte[] capability, Member session, Instant now) {
        return sql
                .sql("""
                        select p.item from payload_capability p join item i on i.id = p.item join case_file c on c.id = i.case_id
                        where p.hash = :hash and p.member = :member and p.session = :session and p.expires > :now
                            and not i.erasing and c.state <> 'erasing'
                        """)
                .param("hash", Digest.hash(capability).bytes())
                .param("member", session.id().uuid())
                .param("session", session.session().uuid())
                .param("now", CaseRows.at(now))
                .query((row, _) -> new ItemId(row.getObject("item", UUID.class)))
                .optional();
    }

    /// Takes back what a withdrawal covers: capabilities to items of these epochs.
    public void revokePayloads(UUID inCase) {
        sql.sql("delete from payload_capability where item in (select id from item where case_id = :case)")
                .param("case", inCase)
                .update();
    }

    /// Forgets capabilities that have lapsed.
    public int lapse(Instant now) {
        return sql.sql("delete from payload_capability where expires <= :now").param("now", CaseRows.at(now)).update();
    }
}
