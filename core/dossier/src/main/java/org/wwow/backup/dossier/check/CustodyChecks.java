package org.wwow.backup.dossier.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.ledger.Commitment;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.ProofRefused;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.TlogProof;
import org.wwow.backup.ledger.VerifierKey;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.directory.Directory;
import org.wwow.backup.sealing.directory.Member;
import org.wwow.backup.sealing.directory.Root;

/// Checks 18 to 21: who had what, whether anything is left out, who these people were, that the original stayed shut.
final class CustodyChecks {
    private CustodyChecks() {}

    /// Check 18.
    static Result chain(Examination examined) {
        return examined.custody().chain().judge(events -> {
            if (events.isEmpty()) {
                return Result.failed(Ground.NO_CUSTODY);
            }
            var grounds = new Grounds();
            grounds.require(events.getFirst().action() == Event.Kind.DEPOSIT, Ground.CUSTODY_BEGINS_LATE);
            Digest prior = CustodyEvent.NOTHING;
            Instant before = Instant.MIN;
            long seq = 0;
            for (CustodyEvent event : events) {
                seq++;
                grounds.require(event.seq() == seq, Ground.CUSTODY_NUMBER, seq);
                grounds.require(event.prior().equals(prior), Ground.CUSTODY_LINK, seq);
                grounds.require(!event.time().isBefore(before), Ground.CUSTODY_TIME, seq);
                prior = Digest.hash(event.line());
                before = event.time();
            }
            examined.index().judge(index -> {
                grounds.require(index.isBeforeMaking(Optional.of(events.getLast().time())), Ground.TIME_AFTER_MAKING,
                        events.getLast().id().text());
                return Result.notApplicable(Ground.NO_DOSSIER);
            });
            requireNoneLeftOut(examined, events, grounds);
            return grounds.orHeld(Ground.CUSTODY_HELD, events.size(), events.getFirst().time(),
                    events.getLast().time());
        });
    }

    /// Each event in the log commits to the one before it in the same case: whoever left one out cannot close the gap.
    private static void requireNoneLeftOut(Examination examined, List<CustodyEvent> events, Grounds grounds) {
        Commitment before = Commitment.NONE;
        for (CustodyEvent event : events) {
            if (!(examined.log().receipts().get(event.id().text()) instanceof Part.Read<Receipt>(Receipt receipt))) {
                grounds.fail(Ground.PROOF_MISSING, event.id().text());
                return;
            }
            grounds.require(receipt.event().previous().equals(before), Ground.CUSTODY_LEFT_OUT, event.seq());
            before = receipt.leaf() instanceof Leaf.Blinded(Commitment own) ? own : Commitment.NONE;
        }
    }

    /// Check 19.
    static Result events(Examination examined) {
        return examined.custody().chain().judge(events -> {
            var grounds = new Grounds();
            Set<String> ids = new HashSet<>();
            Set<Event.Kind> kinds = EnumSet.noneOf(Event.Kind.class);
            for (CustodyEvent event : events) {
                String id = event.id().text();
                kinds.add(event.action());
                grounds.require(ids.add(id), Ground.TWICE, id);
                boolean agrees = examined.log().receipts().get(id) instanceof Part.Read<Receipt>(Receipt receipt)
                        && event.agrees(receipt.event());
                grounds.require(agrees, Ground.EVENT_NOT_LOGGED, event.seq());
            }
            Set<String> cases = new TreeSet<>();
            examined.log().receipts().forEach((id, part) -> {
                if (part instanceof Part.Read<Receipt>(Receipt receipt)) {
                    cases.add(receipt.event().ofCase().text());
                    grounds.require(ids.contains(receipt.event().id().text()), Ground.EVENT_NOT_IN_CUSTODY, id);
                }
            });
            grounds.require(cases.size() == 1, Ground.EVENTS_OF_TWO_CASES, cases.size());
            grounds.require(kinds.contains(Event.Kind.DEPOSIT), Ground.CUSTODY_BEGINS_LATE);
            return grounds.orHeld(Ground.EVENTS_HELD, events.size(), words(kinds));
        });
    }

    private static String words(Set<Event.Kind> kinds) {
        return String.join(", ", kinds.stream().map(Event.Kind::word).toList());
    }

    /// Check 20.
    static Result actorKeys(Examination examined) {
        return examined.directory()
                .chain()
                .judge(directory -> examined.custody().chain().judge(events -> {
                    var grounds = new Grounds();
                    Map<MemberId, Member> members = new HashMap<>();
                    for (CustodyEvent event : events) {
                        actor(examined, event, event.actor(), members, grounds);
                        event.second().ifPresent(second -> actor(examined, event, second, members, grounds));
                    }
                    requireRootsLog(examined, grounds);
                    requireLogged(examined, directory, grounds);
                    return grounds.or(keysHeld(examined, directory, members));
                }));
    }

    private static void actor(Examination examined, CustodyEvent event, Event.Actor actor,
            Map<MemberId, Member> members, Grounds grounds) {
        boolean known = switch (actor.kind()) {
            case MEMBER -> {
                Optional<Member> member = examined.directory().memberAt(actor.id().orElseThrow(), event.time());
                member.ifPresent(one -> members.put(one.id(), one));
                yield member.isPresent();
            }
            case REPORTER -> examined.log().receipts().get(event.id().text()) instanceof Part.Read<Receipt>(var receipt)
                    && actor.id().equals(Optional.of(receipt.event().ofCase().uuid()));
            case SERVICE, SERVER -> true;
        };
        grounds.require(known, Ground.ACTOR_UNKNOWN, event.seq());
    }

    /// The directory's root names the log: a policy that trusts another, alone or beside it, would prove custody in a log
    /// that the network never wrote.
    private static void requireRootsLog(Examination examined, Grounds grounds) {
        if (examined.log().policy() instanceof Part.Read<Policy>(Policy policy)) {
            Optional<String> origin = examined.directory()
                    .root()
                    .map(Root::log)
                    .flatMap(key -> policy.logs().stream().filter(log -> hasKey(log, key)).findFirst())
                    .map(KnownLog::origin);
            boolean cited = examined.log().cited().stream().allMatch(one -> origin.equals(LogEvidence.origin(one)));
            grounds.require(origin.isPresent() && cited, Ground.ROOT_NAMES_ANOTHER_LOG);
        }
    }

    private static boolean hasKey(KnownLog log, String key) {
        return log.keys().stream().map(VerifierKey::vkey).anyMatch(key::equals);
    }

    /// The last statement stands in the log, and with it the whole chain before it.
    private static void requireLogged(Examination examined, Directory directory, Grounds grounds) {
        if (!(examined.log().policy() instanceof Part.Read<Policy>(Policy policy))) {
            return;
        }
        switch (examined.log().directory()) {
            case Part.Missing<TlogProof> _ -> grounds.fail(Ground.PROOF_MISSING, LogEvidence.DIRECTORY);
            case Part.Unreadable<TlogProof>(String path, String why) -> grounds.fail(Ground.PART_UNREADABLE, path, why);
            case Part.Read<TlogProof>(TlogProof proof) -> {
                var leaf = new Leaf.Public(directory.size() - 1, directory.entries().getLast().digest());
                try {
                    proof.proof().verify(leaf.hash(), LogEvidence.byTheLog(proof.checkpoint(), policy));
                } catch (NoteRefused | ProofRefused refused) {
                    grounds.fail(Ground.PROOF_FAILS, LogEvidence.DIRECTORY, String.valueOf(refused.getMessage()));
                }
            }
        }
    }

    private static Result keysHeld(Examination examined, Directory directory, Map<MemberId, Member> members) {
        List<Reason> why = new ArrayList<>();
        why.add(Reason.of(examined.directory().ownRoot() ? Ground.KEYS_HELD_BY_OWN_ROOT : Ground.KEYS_HELD,
                members.size(), directory.size()));
        members.values()
                .forEach(member -> examined.directory()
                        .revocationOf(member)
                        .ifPresent(revocation -> why.add(Reason.of(Ground.REVOKED_LATER, member.id().text(),
                                revocation.position().issued(), revocation.reason()))));
        return new Result.Held(why);
    }

    /// Check 21.
    static Result workingCopies(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            Map<String, String> originals = new HashMap<>();
            index.exhibits().forEach(row -> originals.put(row.textOrEmpty("id"), row.textOrEmpty("sha256")));
            for (CustodyEvent event : examined.custody().events()) {
                String original = originals.get(event.item().toString());
                boolean shut = original == null || (event.before().filter(one -> !one.hex().equals(original)).isEmpty()
                        && event.after().filter(one -> !one.hex().equals(original)).isEmpty());
                grounds.require(shut, Ground.ORIGINAL_CHANGED, event.seq());
            }
            List<Row> copies = index.derivatives()
                    .stream()
                    .filter(row -> row.textOrEmpty("kind").equals("working-copy"))
                    .toList();
            for (Row derivative : index.derivatives()) {
                grounds.require(!originals.containsKey(derivative.textOrEmpty("id")), Ground.COPY_BEARS_ORIGINALS_ID,
                        derivative.textOrEmpty("id"));
            }
            if (examined.custody().events().isEmpty()) {
                grounds.fail(Ground.NO_CUSTODY);
            }
            return grounds.orHeld(Ground.COPIES_HELD, originals.size(), copies.size());
        });
    }
}
