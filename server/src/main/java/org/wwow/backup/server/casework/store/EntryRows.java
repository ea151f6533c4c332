package org.wwow.backup.server.casework.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.RoutingSlip;
import org.wwow.backup.server.casework.Entry;

/// Writes what a deposit brings: one statement a kind of row, however many rows.
@Repository
public class EntryRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public EntryRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Opens a case.
    public void open(Entry entry, Entry.NewCase opening) {
        sql.sql("""
                insert into case_file (id, author, recipient, recipient_key, mailbox, state, assisted, team, received, changed)
                values (:id, :author, :recipient, :key, :mailbox, 'open', :assisted, :team, :now, :now)
                """)
                .param("id", entry.inCase().uuid())
                .param("author", entry.author().bytes())
                .param("recipient", opening.recipient())
                .param("key", opening.key().text())
                .param("mailbox", opening.mailbox())
                .param("assisted", opening.assisted())
                .param("team", ids(entry.organisations()))
                .param("now", CaseRows.at(entry.received()))
                .update();
    }

    /// Notes that something came, and to which organisations she sends it from now on.
    public void changed(Entry entry) {
        sql.sql("""
                update case_file set changed = :now,
                    team = case when :none then team else array(select distinct unnest(team || cast(:team as uuid[]))) end
                where id = :id
                """)
                .param("now", CaseRows.at(entry.received()))
                .param("none", entry.organisations().isEmpty())
                .param("team", ids(entry.organisations()))
                .param("id", entry.inCase().uuid())
                .update();
    }

    /// Begins epochs.
    public void epochs(Entry entry) {
        if (!entry.epochs().isEmpty()) {
            sql.sql("""
                    insert into epoch (case_id, compartment, number)
                    select :case, e.* from unnest(cast(:compartments as text[]), cast(:numbers as bigint[])) e
                    """)
                    .param("case", entry.inCase().uuid())
                    .param("compartments", texts(entry.epochs(), epoch -> epoch.compartment().name()))
                    .param("numbers", column(entry.epochs(), epoch -> epoch.epoch(), Long[]::new))
                    .update();
        }
    }

    /// Keeps items.
    public void items(Entry entry) {
        List<DepositedItem> items = entry.items();
        if (items.isEmpty()) {
            return;
        }
        sql.sql("""
                insert into item (id, compartment, epoch, kind, size, header_digest, payload_digest, bind, two,
                    case_id, deposit, author, member, received)
                select i.*, :case, :deposit, :author, cast(:member as uuid), :now
                from unnest(cast(:ids as uuid[]), cast(:compartments as text[]), cast(:epochs as bigint[]),
                    cast(:kinds as text[]), cast(:sizes as bigint[]), cast(:headers as bytea[]),
                    cast(:payloads as bytea[]), cast(:binds as bytea[]), cast(:two as boolean[])) i
                """)
                .param("case", entry.inCase().uuid())
                .param("deposit", entry.deposit().uuid())
                .param("author", entry.author().bytes())
                .param("member", entry.member().orElse(null))
                .param("now", CaseRows.at(entry.received()))
                .param("ids", column(items, item -> item.id().uuid(), UUID[]::new))
                .param("compartments", texts(items, item -> item.in().compartment().name()))
                .param("epochs", column(items, item -> item.in().epoch(), Long[]::new))
                .param("kinds", texts(items, item -> item.kind().word()))
                .param("sizes", column(items, DepositedItem::size, Long[]::new))
                .param("headers", column(items, item -> item.header().bytes(), byte[][]::new))
                .param("payloads", column(items, item -> item.payload().bytes(), byte[][]::new))
                .param("binds", column(items, item -> item.bind().bytes(), byte[][]::new))
                .param("two", column(items, DepositedItem::two, Boolean[]::new))
                .update();
    }

    /// Keeps grants and their files.
    public void grants(Entry entry, String state) {
        List<DepositedGrant> grants = entry.grants();
        if (grants.isEmpty()) {
            return;
        }
        sql.sql("""
                with facts as (insert into reader_grant (id, compartment, epoch, reader_kind, reader, key, until, case_id,
                        state, granted_by, made)
                    select g.i, g.c, g.e, g.k, g.r, g.y, cast(g.u as timestamptz), :case, :state, :by, :now from unnest(cast(:ids as uuid[]), cast(:compartments as text[]),
                        cast(:epochs as bigint[]), cast(:kinds as text[]), cast(:readers as uuid[]),
                        cast(:keys as text[]), cast(:untils as text[])) g(i, c, e, k, r, y, u))
                insert into erasable.grant_file (id, file)
                select * from unnest(cast(:ids as uuid[]), cast(:files as bytea[]))
                """)
                .param("case", entry.inCase().uuid())
                .param("state", state)
                .param("by", entry.author().bytes())
                .param("now", CaseRows.at(entry.received()))
                .param("ids", column(grants, grant -> grant.id().uuid(), UUID[]::new))
                .param("compartments", texts(grants, grant -> grant.in().compartment().name()))
                .param("epochs", column(grants, grant -> grant.in().epoch(), Long[]::new))
                .param("kinds", texts(grants, grant -> grant.reader().kind().word()))
                .param("readers", column(grants, grant -> grant.reader().id(), UUID[]::new))
                .param("keys", texts(grants, grant -> grant.key().text()))
                .param("untils", grants.stream()
                        .map(grant -> grant.until().map(Instant::toString).orElse(null))
                        .toArray(String[]::new))
                .param("files", column(grants,
                        grant -> Objects.requireNonNull(entry.grantFiles().get(grant.id())).shared(), byte[][]::new))
                .update();
    }

    /// An answer that waited for its second signature has it now.
    public void answered(Entry entry) {
        if (entry.member().isPresent() && !entry.consents().isEmpty()) {
            sql.sql("delete from case_proposal where id = :deposit and case_id = :case")
                    .param("deposit", entry.deposit().uuid())
                    .param("case", entry.inCase().uuid())
                    .update();
        }
    }

    /// Keeps answers.
    public void consents(Entry entry) {
        List<Consent> consents = entry.consents();
        if (consents.isEmpty()) {
            return;
        }
        sql.sql("""
                insert into consent (purpose, number, digest, body, case_id, deposit, received)
                select c.*, :case, :deposit, :now from unnest(cast(:purposes as text[]), cast(:numbers as bigint[]),
                    cast(:digests as bytea[]), cast(:bodies as bytea[])) c
                """)
                .param("case", entry.inCase().uuid())
                .param("deposit", entry.deposit().uuid())
                .param("now", CaseRows.at(entry.received()))
                .param("purposes", texts(consents, consent -> consent.purpose().word()))
                .param("numbers", column(consents, Consent::number, Long[]::new))
                .param("digests", column(consents, consent -> consent.digest().bytes(), byte[][]::new))
                .param("bodies", column(consents, consent -> CanonicalJson.write(consent.json()), byte[][]::new))
                .update();
        sql.sql("update case_file set speaker = :speaker where id = :case and speaker is null")
                .param("speaker", consents.getFirst().speaker().name())
                .param("case", entry.inCase().uuid())
                .update();
    }

    /// Marks items of this case to be opened by two.
    public int mark(CaseId inCase, List<ItemId> marks) {
        return marks.isEmpty()
                ? 0
                : sql.sql("update item set two = true where case_id = :case and id = any (:ids)")
                        .param("case", inCase.uuid())
                        .param("ids", column(marks, ItemId::uuid, UUID[]::new))
                        .update();
    }

    /// Keeps the routing slip; a later one takes the place of an earlier.
    public void routing(Entry entry, RoutingSlip slip) {
        sql.sql("""
                insert into routing (case_id, circle, priority, window_ends, received)
                values (:case, :circle, :priority, :ends, :now) on conflict (case_id) do update
                set circle = excluded.circle, priority = excluded.priority, window_ends = excluded.window_ends
                """)
                .param("case", entry.inCase().uuid())
                .param("circle", slip.circle().uuid())
                .param("priority", slip.priority().number())
                .param("ends", slip.windowEnds().map(CaseRows::at).orElse(null))
                .param("now", CaseRows.at(entry.received()))
                .update();
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return column(rows, text, String[]::new);
    }

    private static <T, V> V[] column(List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
