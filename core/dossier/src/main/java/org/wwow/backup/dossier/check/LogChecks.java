package org.wwow.backup.dossier.check;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.wwow.backup.dossier.check.DepositEvidence.Deposit;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.ProofRefused;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.VerifiedCheckpoint;
import org.wwow.backup.ledger.VerifiedSignature;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.deposit.DepositStatement;

/// Checks 8 to 11: who deposited, that it stands in the log, who witnessed, that nothing was changed since.
final class LogChecks {
    private LogChecks() {}

    /// Check 8.
    static Result deposits(Examination examined) {
        SortedMap<String, Part<Deposit>> all = examined.deposits().all();
        if (all.isEmpty()) {
            return Result.failed(Ground.PART_MISSING, DepositEvidence.FOLDER);
        }
        var grounds = new Grounds();
        var hands = new DepositHands(examined);
        Set<CaseId> cases = new HashSet<>();
        all.forEach((name, part) -> {
            switch (part) {
                case Part.Read<Deposit>(Deposit deposit) -> {
                    cases.add(deposit.statement().inCase());
                    judge(name, deposit, hands, grounds);
                }
                case Part.Missing<Deposit>(String path) -> grounds.fail(Ground.PART_MISSING, path);
                case Part.Unreadable<Deposit>(String path, String why) -> grounds.fail(Ground.PART_UNREADABLE, path,
                        why);
            }
        });
        grounds.require(cases.size() < 2, Ground.DEPOSITS_OF_TWO_CASES);
        return grounds.orHeld(Ground.DEPOSITS_HELD, all.size());
    }

    private static void judge(String name, Deposit deposit, DepositHands hands, Grounds grounds) {
        DepositStatement statement = deposit.statement();
        grounds.require(statement.id().text().equals(name), Ground.DEPOSIT_NAMED_OTHERWISE, name);
        grounds.require(hands.of(deposit) != DepositHands.Hand.NOBODYS, Ground.DEPOSIT_SIGNER, name);
        grounds.require(hands.entered(deposit).isPresent(), Ground.DEPOSIT_NOT_LOGGED, name);
    }

    /// Check 9.
    static Result proofs(Examination examined) {
        return examined.log().policy().judge(policy -> proofs(examined, policy));
    }

    private static Result proofs(Examination examined, Policy policy) {
        var grounds = new Grounds();
        LogEvidence log = examined.log();
        Set<String> owners = examined.custody().ids();
        grounds.require(!owners.isEmpty(), Ground.NO_CUSTODY);
        owners.stream()
                .filter(id -> !log.receipts().containsKey(id))
                .forEach(id -> grounds.fail(Ground.PROOF_MISSING, id));
        log.strange().forEach(path -> grounds.fail(Ground.FILE_WITHOUT_PLACE, path));
        log.receipts().forEach((id, part) -> {
            grounds.require(owners.contains(id), Ground.PROOF_WITHOUT_OWNER, id);
            switch (part) {
                case Part.Read<Receipt>(Receipt receipt) -> stands(id, receipt, policy, grounds);
                case Part.Missing<Receipt>(String path) -> grounds.fail(Ground.PART_MISSING, path);
                case Part.Unreadable<Receipt>(String path, String why) -> grounds.fail(Ground.PART_UNREADABLE, path,
                        why);
            }
        });
        return grounds.orHeld(log.ownPolicy() ? Ground.PROOFS_HELD_BY_OWN_POLICY : Ground.PROOFS_HELD,
                log.receipts().size());
    }

    private static void stands(String id, Receipt receipt, Policy policy, Grounds grounds) {
        try {
            VerifiedCheckpoint checkpoint = LogEvidence.byTheLog(receipt.proof().checkpoint(), policy);
            receipt.proof().proof().verify(receipt.leaf().hash(), checkpoint);
        } catch (NoteRefused | ProofRefused refused) {
            grounds.fail(Ground.PROOF_FAILS, id, String.valueOf(refused.getMessage()));
        }
    }

    /// Check 10.
    static Result witnesses(Examination examined) {
        return examined.log().policy().judge(policy -> witnesses(examined, policy));
    }

    private static Result witnesses(Examination examined, Policy policy) {
        if (!policy.asksForWitnesses()) {
            return Result.notApplicable(Ground.NO_WITNESS_ASKED);
        }
        var grounds = new Grounds();
        Map<String, VerifiedCheckpoint> held = new HashMap<>();
        for (LogEvidence.Cited cited : examined.log().cited()) {
            try {
                held.put(cited.path(), policy.verify(cited.note()));
            } catch (NoteRefused refused) {
                grounds.fail(Ground.WITNESSES_MISSING, cited.path(), String.valueOf(refused.getMessage()));
            }
        }
        Duration bound = Examination.WITNESS_BOUND;
        examined.log().receipts().forEach((id, part) -> {
            VerifiedCheckpoint checkpoint = held.get(LogEvidence.PROOFS + id + ".tlog-proof");
            if (checkpoint != null && part instanceof Part.Read<Receipt>(Receipt receipt)) {
                inTime(id, receipt.event().received(), checkpoint, bound, grounds);
            }
        });
        if (held.isEmpty() && !grounds.any()) {
            return Result.failed(Ground.NO_CHECKPOINT);
        }
        return grounds.orHeld(Ground.WITNESSES_HELD, held.size(), bound.toSeconds());
    }

    /// A witness that signed before the deed cannot have seen it; one that signed long after proves little.
    static void inTime(String id, Instant received, VerifiedCheckpoint checkpoint, Duration bound,
            Grounds grounds) {
        List<Instant> times = checkpoint.signatures()
                .stream()
                .filter(one -> !one.key().name().equals(checkpoint.origin()))
                .map(VerifiedSignature::time)
                .flatMap(Optional::stream)
                .toList();
        grounds.require(times.stream().noneMatch(at -> at.isBefore(received)), Ground.WITNESS_BEFORE, id);
        grounds.require(times.stream().anyMatch(at -> !at.isAfter(received.plus(bound))), Ground.WITNESS_LATE, id);
    }

    /// Check 11.
    static Result consistency(Examination examined) {
        return examined.log().policy().judge(policy -> consistency(examined, policy));
    }

    private static Result consistency(Examination examined, Policy policy) {
        var grounds = new Grounds();
        SortedMap<Long, VerifiedCheckpoint> heads = new TreeMap<>();
        for (LogEvidence.Cited cited : examined.log().cited()) {
            take(cited, policy, heads, grounds);
        }
        examined.log()
                .checkpoints()
                .forEach((path, part) -> part.judge(note -> Result.held(Ground.PROOFS_HELD))
                        .why()
                        .stream()
                        .filter(_ -> !(part instanceof Part.Read))
                        .forEach(why -> grounds.fail(why.ground(), why.about().toArray())));
        if (heads.isEmpty()) {
            return grounds.or(Result.failed(Ground.NO_CHECKPOINT));
        }
        Set<Long> reached = new TreeSet<>(Set.of(heads.firstKey()));
        examined.log()
                .growths()
                .stream()
                .sorted((one, other) -> Long.compare(one.older(), other.older()))
                .forEach(growth -> grow(growth, heads, reached, grounds));
        heads.keySet()
                .stream()
                .filter(size -> !reached.contains(size))
                .forEach(size -> grounds.fail(Ground.GROWTH_MISSING, size));
        return grounds.orHeld(Ground.CONSISTENCY_HELD, heads.firstKey(), heads.lastKey());
    }

    private static void take(LogEvidence.Cited cited, Policy policy, SortedMap<Long, VerifiedCheckpoint> heads,
            Grounds grounds) {
        try {
            VerifiedCheckpoint checkpoint = LogEvidence.byTheLog(cited.note(), policy);
            TreeHead head = checkpoint.head();
            VerifiedCheckpoint before = heads.putIfAbsent(head.size().leaves(), checkpoint);
            grounds.require(before == null || before.head().equals(head), Ground.TWO_TREES, head.size().leaves());
            boolean named = !cited.path().endsWith(".checkpoint")
                    || cited.path().equals("data/log/" + head.size().leaves() + ".checkpoint");
            grounds.require(named, Ground.CHECKPOINT_NAMED_OTHERWISE, cited.path());
        } catch (NoteRefused refused) {
            grounds.fail(Ground.PROOF_FAILS, cited.path(), String.valueOf(refused.getMessage()));
        }
    }

    private static void grow(LogEvidence.Growth growth, Map<Long, VerifiedCheckpoint> heads, Set<Long> reached,
            Grounds grounds) {
        VerifiedCheckpoint older = heads.get(growth.older());
        VerifiedCheckpoint newer = heads.get(growth.newer());
        if (older == null || newer == null) {
            grounds.fail(Ground.FILE_WITHOUT_PLACE, growth.path());
            return;
        }
        if (!(growth.proof() instanceof Part.Read<org.wwow.backup.ledger.ConsistencyProof>(var proof))) {
            grounds.fail(Ground.PART_UNREADABLE, growth.path(), "");
            return;
        }
        try {
            proof.verify(older.head(), newer);
            if (reached.contains(growth.older())) {
                reached.add(growth.newer());
            }
        } catch (ProofRefused refused) {
            grounds.fail(Ground.PROOF_FAILS, growth.path(), String.valueOf(refused.getMessage()));
        }
    }
}
