package org.wwow.backup.server.casework;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.TurningClock;
import org.wwow.backup.server.casework.store.AskingRows;
import org.wwow.backup.server.casework.store.CaseProposalRows;
import org.wwow.backup.server.casework.store.CaseRows;
import org.wwow.backup.server.casework.store.DutyRows;
import org.wwow.backup.server.casework.store.EntryRows;
import org.wwow.backup.server.casework.store.ErasureRows;
import org.wwow.backup.server.casework.store.GrantRows;
import org.wwow.backup.server.casework.store.InterviewRows;
import org.wwow.backup.server.casework.store.ItemRows;
import org.wwow.backup.server.casework.store.OpeningRows;
import org.wwow.backup.server.casework.store.ReadingRows;
import org.wwow.backup.server.casework.store.RelinkRows;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.evidence.EvidenceWorld;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.SessionId;

/// This feature over a real database, with a directory and a ledger by hand.
public final class CaseworkWorld {
    private static final SecureRandom RANDOM = new SecureRandom();

    public final People people = new People();
    public final LedgerInMemory ledger = new LedgerInMemory();
    public final GrantRules rules;
    public final CaseFiles files;
    public final Gate gate;
    public final Rows rows;
    public final Erasures erasures;
    public final CaseReading reading;
    public final OwnCases own;
    public final Acts acts;
    public final TwoPersonActs twoPersonActs;
    public final Relinks relinks;
    public final Askings askings;
    public final Interviews interviews;
    public final Duty duty;
    final Lapsing lapsing;
    private final TurningClock clock;

    /// @param evidence what the headers are kept in
    public CaseworkWorld(FreshDatabase database, EvidenceWorld evidence, TurningClock clock, InstanceSource instance)
            throws IOException {
        this.clock = clock;
        this.rules = CaseworkConfiguration.grantRules();
        var sql = database.client();
        this.rows = new Rows(new CaseRows(sql, database.trips()), new EntryRows(), new ItemRows(sql),
                new GrantRows(sql),
                new OpeningRows(sql), new RelinkRows(sql), new InterviewRows(sql), database.trips());
        var surroundings = new Surroundings(people, rules, ledger, clock);
        this.files = new CaseFiles(rows, surroundings, evidence.tombstones, RANDOM, DepositWorld.silence());
        var outside = new Outside(DepositWorld.silence(), database.transactions());
        var erasureRows = new ErasureRows(sql);
        var readingRows = new ReadingRows(sql);
        this.erasures = new Erasures(rows, erasureRows, surroundings, evidence.destruction, outside);
        var askingRows = new AskingRows(sql);
        this.reading = new CaseReading(rows, readingRows, erasureRows, askingRows, surroundings);
        var pages = new CasePages(rows, readingRows, reading);
        this.own = new OwnCases(pages, erasureRows, askingRows, new Stored(evidence.sealed, evidence.tombstones),
                surroundings);
        this.acts = new Acts(instance, pages, erasures, surroundings, outside);
        this.relinks = new Relinks(acts, pages, surroundings, outside);
        var proposals = new CaseProposalRows(sql);
        this.interviews = new Interviews(acts, pages, proposals, surroundings, outside);
        this.twoPersonActs = new TwoPersonActs(acts, pages,
                new Keeping(files, proposals, erasures, relinks, interviews), surroundings, outside);
        this.askings = new Askings(acts, pages, askingRows, surroundings, outside);
        this.duty = new Duty(new DutyRows(sql), surroundings, outside);
        this.lapsing = new Lapsing(rows, new CaseProposalRows(sql), surroundings, outside);
        this.gate = new Gate(rows, evidence.sealed, surroundings, RANDOM, database.transactions());
    }

    /// A session of a member.
    public Member session(People.Person person) {
        return new Member(new MemberId(person.id()), new SessionId(Id.draw(RANDOM)),
                clock.instant().plusSeconds(3_600));
    }

    /// Proposes an act that needs no grants.
    public UUID propose(People.Person by, CaseId inCase, Envelope envelope) {
        return twoPersonActs.propose(session(by), inCase, envelope, Map.of()).id();
    }

    /// Signs this statement as the second under a proposal; another than the proposed is a signature that does not hold.
    public List<UUID> second(People.Person by, CaseId inCase, UUID proposal, Envelope envelope) {
        JsonArray lines = (JsonArray) Envelope.sign(envelope.statement(), by.signing())
                .json()
                .member("signatures")
                .orElseThrow();
        return twoPersonActs.second(session(by), inCase, proposal, (JsonObject) lines.values().getFirst());
    }

    /// Asks the gate for one item.
    public Gate.Opening open(Member session, CaseId inCase, ItemId item) {
        return gate.open(session, inCase, List.of(item), Why.CARE).getFirst();
    }

    /// A random identifier.
    public static UUID id() {
        return Id.draw(RANDOM);
    }
}
