package org.wwow.backup.server.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.HandoverStatement;
import org.wwow.backup.sealing.deposit.HoldStatement;
import org.wwow.backup.sealing.deposit.InterviewStatement;
import org.wwow.backup.sealing.deposit.RelinkStatement;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.casework.Deeds.Deed;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.store.CaseProposalRows;
import org.wwow.backup.server.casework.store.CaseProposalRows.Proposal;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.evidence.Tombstone.Authority;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Hand-overs, holds, erasures, cases given back to a new code and new interviews, by members: proposed by one, carried out
/// with the signature of a second, both of whom hold the case (protocol section 18).
@Component
public class TwoPersonActs {
    /// How long a proposal waits.
    public static final Duration LIFE = Duration.ofDays(7);
    /// How many of one member wait in a case: one alone must not fill it for the others.
    static final int MOST_OF_ONE = 16;

    private final Acts acts;
    private final CaseReading access;
    private final CaseFiles files;
    private final Rows rows;
    private final CaseProposalRows proposals;
    private final Erasures erasures;
    private final Relinks relinks;
    private final Interviews interviews;
    private final Surroundings surroundings;
    private final Outside outside;

    TwoPersonActs(Acts acts, CasePages pages, Keeping keeping, Surroundings surroundings, Outside outside) {
        this.acts = acts;
        this.access = pages.access();
        this.rows = pages.rows();
        this.files = keeping.files();
        this.proposals = keeping.proposals();
        this.erasures = keeping.erasures();
        this.relinks = keeping.relinks();
        this.interviews = keeping.interviews();
        this.surroundings = surroundings;
        this.outside = outside;
    }

    /// Keeps the first signer's envelope until the second signs.
    ///
    /// @param grants sealed to the new reader, with a hand-over, or to the new code, with a case given back
    public Proposal propose(Member session, CaseId inCase, Envelope envelope, Map<GrantId, SealedBytes> grants) {
        Readership.Member member = access.inForce(session);
        requireSigner(envelope, member);
        TwoPersonAct act = TwoPersonAct.read(acts, envelope, inCase);
        return Objects.requireNonNull(outside.transaction().execute(_ -> {
            CaseReading.Held held = access.held(member, inCase, Lock.TO_CHANGE);
            Set<GrantId> named = act.grants().stream().map(DepositedGrant::id).collect(Collectors.toSet());
            Acts.require(named.equals(grants.keySet()), Problem.FORM);
            check(act, held.standing(), held.holder());
            Acts.require(waiting(inCase).filter(known -> known.first().equals(member.id())).count() < MOST_OF_ONE,
                    Problem.TOO_LARGE);
            if (!named.isEmpty()) {
                files.enterWaiting(waiting(act, held, grants));
            }
            var proposal = new Proposal(act.id(), member.id(), envelope, now().plus(LIFE));
            Acts.require(proposals.insert(inCase, proposal), Problem.ALREADY);
            outside.events().publishEvent(new CaseChanged(inCase));
            return proposal;
        }));
    }

    /// What waits for a second signature. That the case is to be given to another is told to those only who hold that
    /// other as well: nobody else learns that the two are of one person.
    public List<Proposal> waiting(Member session, CaseId inCase) {
        Readership.Member member = access.inForce(session);
        access.held(member, inCase, Lock.NONE);
        return waiting(inCase)
                .filter(proposal -> !(TwoPersonAct.read(acts, proposal.envelope(),
                        inCase) instanceof TwoPersonAct.Giving(RelinkStatement relink))
                        || access.mayRead(session, relink.to()))
                .toList();
    }

    private Stream<Proposal> waiting(CaseId inCase) {
        return proposals.ofCase(inCase, now()).stream();
    }

    /// Adds the second signature and carries the act out, in one transaction.
    ///
    /// @param signature one line of an envelope, `{key, signature}`
    /// @return the events it was entered by
    public List<UUID> second(Member session, CaseId inCase, UUID id, JsonObject signature) {
        Readership.Member member = access.inForce(session);
        List<UUID> events = Objects.requireNonNull(outside.transaction().execute(_ -> {
            CaseReading.Held held = access.held(member, inCase, Lock.TO_CHANGE);
            CaseStanding standing = held.standing();
            Proposal proposal = proposals.find(inCase, id, now())
                    .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
            Readership.Member first = surroundings.readership()
                    .member(proposal.first())
                    .filter(known -> standing.isHeldBy(known, now()))
                    .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
            Acts.require(!first.id().equals(member.id()), Problem.NOT_PERMITTED);
            Envelope both = joined(proposal.envelope(), signature);
            boolean holds = both.verify()
                    .filter(signed -> signed.signers().equals(Set.of(first.signing(), member.signing())))
                    .isPresent();
            Acts.require(holds, Problem.SIGNATURE);
            proposals.delete(id);
            return carryOut(TwoPersonAct.read(acts, both, inCase), standing, new Two(first, held.holder(), both));
        }));
        erasures.destroyNow(inCase);
        return events;
    }

    /// The two who sign, and what.
    private record Two(Readership.Member first, Readership.Member second, Envelope envelope) {}

    /// What may not even be proposed.
    private void check(TwoPersonAct act, CaseStanding standing, Readership.Member first) {
        switch (act) {
            case TwoPersonAct.Giving(HandoverStatement handover) -> check(handover, standing);
            case TwoPersonAct.Giving(RelinkStatement relink) -> relinks.check(relink, standing, List.of(first));
            case TwoPersonAct.Erasure(ErasureStatement erasure) -> {
                spare(erasure, standing, first);
                erasures.check(erasure);
            }
            case TwoPersonAct.Interviewing(InterviewStatement interview) ->
                interviews.check(interview, standing, first);
            case TwoPersonAct.Answer(DepositStatement answer) -> Acts.require(
                    standing.assisted() && answer.author().equals(first.signing()), Problem.NOT_PERMITTED);
            case TwoPersonAct.Hold _ -> {
                // Anybody who holds the case may propose one.
            }
        }
    }

    private void check(HandoverStatement handover, CaseStanding standing) {
        GrantReader to = files.reader(handover.to()).orElseThrow(() -> new Refused(Problem.KEY_CHANGED));
        for (DepositedGrant grant : handover.grants()) {
            Acts.require(grant.reader().equals(handover.to()) && standing.epochs().containsKey(grant.in()),
                    Problem.STATEMENT);
            Acts.require(grant.key().equals(to.key()), Problem.KEY_CHANGED);
            Acts.require(mayBeGiven(grant.in(), to, standing), Problem.NOT_PERMITTED);
        }
        // Else the old readers lose a case whose new ones can read nothing: nobody would answer her any more.
        Set<CompartmentEpoch> given = given(handover);
        Acts.require(standing.grants()
                .stream()
                .filter(grant -> grant.isLive(now()) && grant.reader().equals(handover.from()))
                .map(GrantFact::in)
                .filter(in -> standing.latest(in.compartment()).orElseThrow() == in.epoch())
                .filter(in -> mayBeGiven(in, to, standing))
                .allMatch(given::contains), Problem.STATEMENT);
    }

    private static Set<CompartmentEpoch> given(HandoverStatement handover) {
        return handover.grants().stream().map(DepositedGrant::in).collect(Collectors.toSet());
    }

    private boolean mayBeGiven(CompartmentEpoch epoch, GrantReader to, CaseStanding standing) {
        return surroundings.rules()
                .rowForGrant(epoch.compartment(), to, false,
                        new GrantRules.ConsentsNow(standing.consents(), now()))
                .isPresent();
    }

    /// On her word anything of hers may be erased; on the members' own, nothing that they do not read and nothing of a
    /// case that is held (section 11).
    private void spare(ErasureStatement erasure, CaseStanding standing, Readership.Member member) {
        if (erasure.act() == ErasureStatement.Act.NOW) {
            return;
        }
        Stream<CompartmentEpoch> touched = standing.epochs().keySet().stream();
        if (!erasure.subject().wholeCase()) {
            List<CompartmentEpoch> named = erasure.subject()
                    .all()
                    .stream()
                    .flatMap(id -> files.item(standing.id(), id).stream())
                    .map(item -> item.line().in())
                    .toList();
            // Nobody puts a name under the end of what was never before his eyes.
            Acts.require(named.stream().allMatch(epoch -> standing.isHeldBy(member, epoch, now())),
                    Problem.NOT_PERMITTED);
            touched = named.stream();
        }
        Acts.require(erasures.heldUntil(standing.id()).filter(until -> until.isAfter(now())).isEmpty(),
                Problem.NOT_PERMITTED);
        Acts.require(touched.allMatch(epoch -> standing.isReadByMembers(epoch, now())), Problem.NOT_PERMITTED);
    }

    private Entry waiting(TwoPersonAct act, CaseReading.Held held, Map<GrantId, SealedBytes> sealed) {
        act.grants()
                .stream()
                .flatMap(grant -> GrantFile.refuse(grant, sealed.get(grant.id())).stream())
                .findFirst()
                .ifPresent(problem -> Acts.require(false, problem));
        Acts.require(!files.areGrants(act.grants()), Problem.STATEMENT);
        Acts.require(CaseStanding.hasRoomFor(act.grants(), Optional.of(held.standing())), Problem.TOO_LARGE);
        return new Entry(held.standing().id(), new DepositId(act.id()), held.holder().signing(),
                Optional.of(held.holder().id()), now(), Optional.empty(), List.of(), List.of(), act.grants(), sealed,
                List.of(), List.of(), Optional.empty(), Set.of());
    }

    private List<UUID> carryOut(TwoPersonAct act, CaseStanding standing, Two two) {
        outside.events().publishEvent(new CaseChanged(standing.id()));
        return switch (act) {
            case TwoPersonAct.Giving(HandoverStatement handover) -> handOver(handover, standing, two);
            case TwoPersonAct.Giving(RelinkStatement relink) -> relinks.give(relink, standing,
                    List.of(two.first(), two.second()), two.envelope().digest());
            case TwoPersonAct.Hold(HoldStatement hold) -> {
                erasures.hold(standing.id(), hold.set() ? Optional.of(hold.until()) : Optional.empty());
                yield surroundings.deeds().record(List.of(deed(Kind.HOLD, hold.id().uuid(), standing, two)));
            }
            case TwoPersonAct.Erasure(ErasureStatement erasure) -> erase(erasure, standing, two);
            case TwoPersonAct.Interviewing(InterviewStatement interview) -> {
                interviews.check(interview, standing, two.first());
                interviews.check(interview, standing, two.second());
                yield List.of(interviews.agree(interview,
                        deed(Kind.TRANSFER, interview.id().uuid(), standing, two)));
            }
            case TwoPersonAct.Answer _ -> throw new Refused(Problem.STATEMENT);
        };
    }

    private List<UUID> erase(ErasureStatement erasure, CaseStanding standing, Two two) {
        spare(erasure, standing, two.first());
        spare(erasure, standing, two.second());
        Authority authority = erasure.act() == ErasureStatement.Act.NOW ? Authority.FOCAL_POINT : Authority.MEMBERS;
        return List.of(erasures.enter(erasure, new Erasures.By(authority, Actor.member(two.first().id()),
                Optional.of(Actor.member(two.second().id())), two.envelope().digest()), standing));
    }

    /// One of the two reads as the one who gives; all that he held ends, and what was sealed to the new one opens.
    private List<UUID> handOver(HandoverStatement handover, CaseStanding standing, Two two) {
        boolean oneGives = CaseStanding.isReader(handover.from(), two.first())
                || CaseStanding.isReader(handover.from(), two.second());
        Acts.require(oneGives, Problem.NOT_PERMITTED);
        check(handover, standing);
        Set<GrantFact> from = standing.grants()
                .stream()
                .filter(grant -> grant.live() && grant.reader().equals(handover.from()))
                .collect(Collectors.toSet());
        if (handover.from().equals(handover.to())) {
            files.replace(from, given(handover));
        } else {
            files.end(standing.id(), from);
        }
        rows.grants().release(handover.grants().stream().map(DepositedGrant::id).toList());
        files.refer(standing.id(), handover.grants());
        return surroundings.deeds().record(List.of(deed(Kind.TRANSFER, handover.id().uuid(), standing, two)));
    }

    private Deed deed(Kind kind, UUID subject, CaseStanding standing, Two two) {
        return new Deed(kind, standing.id(), subject, Actor.member(two.first().id()),
                Optional.of(Actor.member(two.second().id())), Optional.of(two.envelope().digest()), now());
    }

    private static void requireSigner(Envelope envelope, Readership.Member member) {
        Acts.require(envelope.verify().filter(signed -> signed.isSignedOnlyBy(member.signing())).isPresent(),
                Problem.SIGNATURE);
    }

    private static Envelope joined(Envelope envelope, JsonObject signature) {
        JsonArray lines = (JsonArray) envelope.json().member("signatures").orElseThrow();
        List<JsonValue> both = Stream.concat(lines.values().stream(), Stream.of(
                signature)).sorted(Comparator.comparing(TwoPersonActs::key)).toList();
        try {
            return Envelope.of(JsonObject.EMPTY.with("signatures", new JsonArray(both))
                    .with("statement",
                            envelope.statement()));
        } catch (FormRefused _) {
            throw new Refused(Problem.FORM);
        }
    }

    private static String key(JsonValue line) {
        return line instanceof JsonObject object && object.member("key").orElse(null) instanceof JsonText(String key)
                ? key
                : "";
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
