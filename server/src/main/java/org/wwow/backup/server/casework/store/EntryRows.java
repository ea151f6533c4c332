package org.wwow.backup.server.casework.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.RoutingSlip;
import org.wwow.backup.server.casework.Entry;
import org.wwow.backup.server.database.RoundTrip;

/// Writes what a deposit brings: one statement a kind of row, however many rows, all on one round trip.
@Repository
public class EntryRows {
    /// Opens a case.
    public void open(RoundTrip trip, Entry entry, Entry.NewCase opening) {
        trip.tell(
                """
                        insert into case_file (id, author, recipient_key, mailbox, state, assisted, team, received, changed)
                        values (:id, :author, :key, :mailbox, 'open', :assisted, :team, :now, :now)
                        """)
                .with("id", entry.inCase().uuid())
                .with("author", entry.author().bytes())
                .with("key", opening.key().text())
                .with("mailbox", opening.mailbox())
                .with("assisted", opening.assisted())
                .with("team", ids(entry.organisations()))
                .with("now", CaseRows.at(entry.received()));
    }

    /// Notes that something came into cases, and to which organisations she sends them from now on.
    ///
    /// The ids stand twice, here and wherever rows are joined to what is given: a plan made while the table was small
    /// would read all of it to join it.
    public void changed(RoundTrip trip, List<Entry> entries) {
        List<Entry> alike = entries.stream().filter(entry -> entry.organisations().isEmpty()).toList();
        if (!alike.isEmpty()) {
            trip.tell("""
                    update case_file set changed = now.received
                    from unnest(cast(:ids as uuid[]), cast(:received as timestamptz[])) as now (id, received)
                    where case_file.id = now.id and case_file.id = any (cast(:ids as uuid[]))
                    """)
                    .with("ids", column(alike, entry -> entry.inCase().uuid(), UUID[]::new))
                    .with("received", times(alike));
        }
        entries.stream()
                .filter(entry -> !entry.organisations().isEmpty())
                .forEach(entry -> trip.tell("""
                        update case_file set changed = :now,
                            team = array(select distinct unnest(team || cast(:team as uuid[]))) where id = :id
                        """)
                        .with("now", CaseRows.at(entry.received()))
                        .with("team", ids(entry.organisations()))
                        .with("id", entry.inCase().uuid()));
    }

    /// Begins epochs.
    public void epochs(RoundTrip trip, List<Entry> entries) {
        List<Of<CompartmentEpoch>> epochs = each(entries, Entry::epochs);
        if (!epochs.isEmpty()) {
            trip.tell("""
                    insert into epoch (case_id, compartment, number)
                    select * from unnest(cast(:cases as uuid[]), cast(:compartments as text[]),
                        cast(:numbers as bigint[]))
                    """)
                    .with("cases", column(epochs, epoch -> epoch.entry.inCase().uuid(), UUID[]::new))
                    .with("compartments", texts(epochs, epoch -> epoch.what.compartment().name()))
                    .with("numbers", column(epochs, epoch -> epoch.what.epoch(), Long[]::new));
        }
    }

    /// Keeps items.
    public void items(RoundTrip trip, List<Entry> entries) {
        List<Of<DepositedItem>> items = each(entries, Entry::items);
        if (items.isEmpty()) {
            return;
        }
        trip.tell("""
                insert into item (id, compartment, epoch, kind, size, header_digest, payload_digest, bind, two,
                    case_id, deposit, author, member, received)
                select * from unnest(cast(:ids as uuid[]), cast(:compartments as text[]), cast(:epochs as bigint[]),
                    cast(:kinds as text[]), cast(:sizes as bigint[]), cast(:headers as bytea[]),
                    cast(:payloads as bytea[]), cast(:binds as bytea[]), cast(:two as boolean[]),
                    cast(:cases as uuid[]), cast(:deposits as uuid[]), cast(:authors as bytea[]),
                    cast(:members as uuid[]), cast(:received as timestamptz[]))
                """)
                .with("ids", column(items, item -> item.what.id().uuid(), UUID[]::new))
                .with("compartments", texts(items, item -> item.what.in().compartment().name()))
                .with("epochs", column(items, item -> item.what.in().epoch(), Long[]::new))
                .with("kinds", texts(items, item -> item.what.kind().word()))
                .with("sizes", column(items, item -> item.what.size(), Long[]::new))
                .with("headers", column(items, item -> item.what.header().bytes(), byte[][]::new))
                .with("payloads", column(items, item -> item.what.payload().bytes(), byte[][]::new))
                .with("binds", column(items, item -> item.what.bind().bytes(), byte[][]::new))
                .with("two", column(items, item -> item.what.two(), Boolean[]::new))
                .with("cases", column(items, item -> item.entry.inCase().uuid(), UUID[]::new))
                .with("deposits", column(items, item -> item.entry.deposit().uuid(), UUID[]::new))
                .with("authors", column(items, item -> item.entry.author().bytes(), byte[][]::new))
                .with("members", members(items))
                .with("received", times(items.stream().map(Of::entry).toList()));
    }

    /// What an entry brings, and the entry.
    private record Of<T>(Entry entry, T what) {}

    private static <T> List<Of<T>> each(List<Entry> entries, Function<Entry, List<T>> brought) {
        return entries.stream()
                .flatMap(entry -> brought.apply(entry).stream().map(what -> new Of<>(entry, what)))
                .toList();
    }

    private static @Nullable UUID[] members(List<Of<DepositedItem>> items) {
        @Nullable
        UUID[] members = new @Nullable UUID[items.size()];
        for (int at = 0; at < members.length; at++) {
            members[at] = items.get(at).entry.member().orElse(null);
        }
        return members;
    }

    private static String[] times(List<Entry> entries) {
        return texts(entries, entry -> entry.received().toString());
    }

    /// Keeps grants and their files.
    public void grants(RoundTrip trip, Entry entry, String state) {
        List<DepositedGrant> grants = entry.grants();
        if (grants.isEmpty()) {
            return;
        }
        trip.tell(
                """
                        with facts as (insert into reader_grant (id, compartment, epoch, reader_kind, reader, key, until, case_id,
                                state, granted_by, made)
                            select g.i, g.c, g.e, g.k, g.r, g.y, cast(g.u as timestamptz), :case, :state, :by, :now from unnest(cast(:ids as uuid[]), cast(:compartments as text[]),
                                cast(:epochs as bigint[]), cast(:kinds as text[]), cast(:readers as uuid[]),
                                cast(:keys as text[]), cast(:untils as text[])) g(i, c, e, k, r, y, u))
                        insert into erasable.grant_file (id, file)
                        select * from unnest(cast(:ids as uuid[]), cast(:files as bytea[]))
                        """)
                .with("case", entry.inCase().uuid())
                .with("state", state)
                .with("by", entry.author().bytes())
                .with("now", CaseRows.at(entry.received()))
                .with("ids", column(grants, grant -> grant.id().uuid(), UUID[]::new))
                .with("compartments", texts(grants, grant -> grant.in().compartment().name()))
                .with("epochs", column(grants, grant -> grant.in().epoch(), Long[]::new))
                .with("kinds", texts(grants, grant -> grant.reader().kind().word()))
                .with("readers", column(grants, grant -> grant.reader().id(), UUID[]::new))
                .with("keys", texts(grants, grant -> grant.key().text()))
                .with("untils", grants.stream()
                        .map(grant -> grant.until().map(Instant::toString).orElse(null))
                        .toArray(String[]::new))
                .with("files", column(grants,
                        grant -> Objects.requireNonNull(entry.grantFiles().get(grant.id())).shared(), byte[][]::new));
    }

    /// An answer that waited for its second signature has it now.
    public void answered(RoundTrip trip, Entry entry) {
        if (entry.member().isPresent() && !entry.consents().isEmpty()) {
            trip.tell("delete from case_proposal where id = :deposit and case_id = :case")
                    .with("deposit", entry.deposit().uuid())
                    .with("case", entry.inCase().uuid());
        }
    }

    /// Keeps answers.
    public void consents(RoundTrip trip, Entry entry) {
        List<Consent> consents = entry.consents();
        if (consents.isEmpty()) {
            return;
        }
        trip.tell("""
                insert into consent (purpose, number, digest, body, case_id, deposit, received)
                select c.*, :case, :deposit, :now from unnest(cast(:purposes as text[]), cast(:numbers as bigint[]),
                    cast(:digests as bytea[]), cast(:bodies as bytea[])) c
                """)
                .with("case", entry.inCase().uuid())
                .with("deposit", entry.deposit().uuid())
                .with("now", CaseRows.at(entry.received()))
                .with("purposes", texts(consents, consent -> consent.purpose().word()))
                .with("numbers", column(consents, Consent::number, Long[]::new))
                .with("digests", column(consents, consent -> consent.digest().bytes(), byte[][]::new))
                .with("bodies", column(consents, consent -> CanonicalJson.write(consent.json()), byte[][]::new));
        trip.tell("update case_file set speaker = :speaker where id = :case and speaker is null")
                .with("speaker", consents.getFirst().speaker().name())
                .with("case", entry.inCase().uuid());
    }

    /// Marks items of this case to be opened by two.
    public void mark(RoundTrip trip, CaseId inCase, List<ItemId> marks) {
        if (!marks.isEmpty()) {
            trip.tell("update item set two = true where case_id = :case and id = any (:ids)")
                    .with("case", inCase.uuid())
                    .with("ids", column(marks, ItemId::uuid, UUID[]::new));
        }
    }

    /// Keeps the routing slip; a later one takes the place of an earlier.
    public void routing(RoundTrip trip, Entry entry, RoutingSlip slip) {
        trip.tell("""
                insert into routing (case_id, circle, priority, window_ends, received)
                values (:case, :circle, :priority, :ends, :now) on conflict (case_id) do update
                set circle = excluded.circle, priority = excluded.priority, window_ends = excluded.window_ends
                """)
                .with("case", entry.inCase().uuid())
                .with("circle", slip.circle().uuid())
                .with("priority", slip.priority().number())
                .with("ends", slip.windowEnds().map(CaseRows::at).orElse(null))
                .with("now", CaseRows.at(entry.received()));
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
