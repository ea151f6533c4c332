package org.wwow.backup.server.casework.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.casework.CaseReference;
import org.wwow.backup.server.casework.GrantFact;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;

/// Grants, their files and what ends with them.
@Repository
public class GrantRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public GrantRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Ends grants: their files are destroyed, and the nightly job rewrites what held them.
    public void end(Collection<GrantFact> grants) {
        UUID[] ids = grants.stream().map(grant -> grant.id().uuid()).toArray(UUID[]::new);
        sql.sql("update reader_grant set state = 'ended' where id = any (:ids)").param("ids", ids).update();
        destroyFiles(ids);
    }

    /// Destroys every grant's file of a case.
    public void destroyAll(CaseId inCase) {
        destroyFiles(sql.sql("select id from reader_grant where case_id = :case")
                .param("case", inCase.uuid())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list()
                .toArray(UUID[]::new));
    }

    /// Destroys what other cases were given back by to this one, and every trace of it there: it goes as this case goes.
    public void destroyGivenBackTo(CaseId to) {
        destroyFiles(sql.sql("""
                delete from reader_grant where reader = :case and reader_kind = 'reporter' and case_id <> :case
                returning id
                """)
                .param("case", to.uuid())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list()
                .toArray(UUID[]::new));
    }

    private void destroyFiles(UUID[] ids) {
        sql.sql("""
                with gone as (delete from erasable.grant_file where id = any (:ids) returning tableoid)
                insert into erasable_touched (relation) select distinct tableoid::regclass::text from gone
                """).param("ids", ids).update();
    }

    /// Flags epochs: nothing more is written to them.
    public void makeStale(CaseId inCase, Set<CompartmentEpoch> epochs) {
        sql.sql("""
                update epoch e set stale = true from unnest(cast(:compartments as text[]), cast(:epochs as bigint[])) s(c, n)
                where e.case_id = :case and e.compartment = s.c and e.number = s.n
                """)
                .param("case", inCase.uuid())
                .param("compartments", epochs.stream().map(epoch -> epoch.compartment().name()).toArray(String[]::new))
                .param("epochs", epochs.stream().map(CompartmentEpoch::epoch).toArray(Long[]::new))
                .update();
    }

    /// The file of a grant that has not ended.
    public Optional<SealedBytes> file(GrantId grant) {
        return sql.sql("select file from erasable.grant_file where id = :id")
                .param("id", grant.uuid())
                .query((row, _) -> SealedBytes.of(row.getBytes("file")))
                .optional();
    }

    /// Makes waiting grants live.
    public void release(List<GrantId> grants) {
        sql.sql("update reader_grant set state = 'live' where id = any (:ids) and state = 'contingent'")
                .param("ids", grants.stream().map(GrantId::uuid).toArray(UUID[]::new))
                .update();
    }

    /// Ends grants that waited for a second signature which never came; their files are destroyed.
    public void endWaiting(List<GrantId> grants) {
        List<UUID> ended = sql.sql("""
                update reader_grant set state = 'ended' where id = any (:ids) and state = 'contingent' returning id
                """)
                .param("ids", grants.stream().map(GrantId::uuid).toArray(UUID[]::new))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        destroyFiles(ended.toArray(UUID[]::new));
    }

    /// Cases in which a reader holds a live grant, in one order for all: whoever locks them one by one meets nobody who
    /// comes the other way.
    public List<CaseId> casesHeldBy(UUID reader) {
        return sql.sql("""
                select distinct case_id from reader_grant where reader = :reader and state = 'live' order by case_id
                """)
                .param("reader", reader)
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .list();
    }

    /// Which of these identifiers some grant has already.
    public Asked<GrantId> used(RoundTrip trip, List<GrantId> ids) {
        return trip
                .ask("select id from reader_grant where id = any (:ids)",
                        (row, _) -> new GrantId(row.getObject("id", UUID.class)))
                .with("ids", ids.stream().map(GrantId::uuid).toArray(UUID[]::new));
    }

    /// Notes under which epoch of its own key a circle opens what it was just granted.
    public void sealedUnder(CaseId inCase, UUID circle, long epoch) {
        sql.sql("""
                update reader_grant set circle_epoch = :epoch where case_id = :case and reader = :circle
                    and reader_kind = 'circle' and circle_epoch is null
                """).param("epoch", epoch).param("case", inCase.uuid()).param("circle", circle).update();
    }

    /// Grants of some readers that are live, with their files.
    public List<GrantWithFile> files(CaseId inCase, Collection<UUID> readers, Instant now) {
        return sql.sql("""
                select g.id, g.compartment, g.epoch, g.reader_kind, g.reader, g.circle_epoch, f.file
                from reader_grant g join erasable.grant_file f on f.id = g.id
                where g.case_id = :case and g.reader = any (:readers) and g.state = 'live'
                    and (g.until is null or g.until > :now) order by g.made, g.id
                """)
                .param("case", inCase.uuid())
                .param("readers", readers.toArray(UUID[]::new))
                .param("now", CaseRows.at(now))
                .query((row, _) -> new GrantWithFile(
                        new GrantId(row.getObject("id", UUID.class)), CaseRows.epoch(row, "epoch"),
                        new Reader(Reader.Kind.of(row.getString("reader_kind")), row.getObject("reader", UUID.class)),
                        Optional.ofNullable(row.getObject("circle_epoch", Long.class)),
                        SealedBytes.of(row.getBytes("file"))))
                .list();
    }

    /// A grant with its sealed file.
    ///
    /// @param circleEpoch epoch of the circle's own key, where a circle was granted
    public record GrantWithFile(GrantId id, CompartmentEpoch in, Reader reader, Optional<Long> circleEpoch,
            SealedBytes file) {}

    /// The organisation's reference for a case.
    public Optional<CaseReference> reference(CaseId inCase, UUID organisation) {
        return sql.sql("select reference from case_reference where case_id = :case and organisation = :organisation")
                .param("case", inCase.uuid())
                .param("organisation", organisation)
                .query((row, _) -> new CaseReference(row.getString("reference")))
                .optional();
    }

    /// Keeps a drawn reference; false if the organisation uses it for another case already.
    public boolean refer(CaseId inCase, UUID organisation, CaseReference reference) {
        return sql.sql("""
                insert into case_reference (case_id, organisation, reference)
                values (:case, :organisation, :reference) on conflict do nothing
                """)
                .param("case", inCase.uuid())
                .param("organisation", organisation)
                .param("reference", reference.text())
                .update() == 1;
    }

    /// The case an organisation knows by a reference.
    public Optional<CaseId> referred(UUID organisation, CaseReference reference) {
        return sql.sql("select case_id from case_reference where organisation = :organisation and reference = :text")
                .param("organisation", organisation)
                .param("text", reference.text())
                .query((row, _) -> new CaseId(row.getObject("case_id", UUID.class)))
                .optional();
    }
}
