package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.wwow.backup.dossier.casefolder.CaseRefused.Problem;
import org.wwow.backup.dossier.custody.CustodyChain;
import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.dossier.custody.LoggedCustody;
import org.wwow.backup.ledger.ConsistencyProof;
import org.wwow.backup.ledger.HashPath;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.ProofRefused;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.VerifiedCheckpoint;

/// Reads `log/`: every checkpoint is taken by the policy, each later one extends the one before, and every proof of the
/// custody rests on one of them (checks 9 to 11).
final class LogRules {
    private static final String CHECKPOINT = ".checkpoint";
    private final CaseFolder folder;
    private final Policy policy;
    private final List<Problem> problems;

    LogRules(CaseFolder folder, Policy policy, List<Problem> problems) {
        this.folder = folder;
        this.policy = policy;
        this.problems = problems;
    }

    /// @param pinned the log's key that the directory's root names
    void check(CustodyChain custody, LoggedCustody ledger, String pinned) throws IOException {
        if (policy.logs().stream().flatMap(log -> log.keys().stream()).noneMatch(key -> key.vkey().equals(pinned))) {
            refuse("policy", "does not name the log that the directory's root names.");
        }
        Map<Long, VerifiedCheckpoint> checkpoints = checkpoints();
        Optional<VerifiedCheckpoint> before = Optional.empty();
        for (VerifiedCheckpoint later : checkpoints.values()) {
            if (before.isPresent()) {
                extend(before.get(), later);
            }
            before = Optional.of(later);
        }
        for (CustodyEvent event : custody.events()) {
            ledger.proven(event.id())
                    .map(LoggedCustody.Proven::checkpoint)
                    .filter(one -> !isAmong(checkpoints, one))
                    .ifPresent(one -> problems.add(new Problem(CaseFolder.PROOFS + event.id().text() + ".tlog-proof",
                            "It rests on a checkpoint that is not in " + CaseFolder.LOG + ".")));
        }
    }

    private static boolean isAmong(Map<Long, VerifiedCheckpoint> checkpoints, VerifiedCheckpoint cited) {
        VerifiedCheckpoint there = checkpoints.get(cited.head().size().leaves());
        return there != null && there.head().equals(cited.head()) && there.origin().equals(cited.origin());
    }

    private Map<Long, VerifiedCheckpoint> checkpoints() throws IOException {
        Map<Long, VerifiedCheckpoint> checkpoints = new TreeMap<>();
        for (String name : folder.in(CaseFolder.LOG)) {
            if (!name.endsWith(CHECKPOINT)) {
                continue;
            }
            try {
                VerifiedCheckpoint one = policy.verify(SignedNote.parse(folder.read(CaseFolder.LOG + name)));
                long size = one.head().size().leaves();
                if (!name.equals(size + CHECKPOINT)) {
                    refuse(name, "is a checkpoint of another size.");
                }
                checkpoints.put(size, one);
            } catch (NoteRefused refused) {
                refuse(name, "is not taken: " + refused.getMessage());
            }
        }
        return checkpoints;
    }

    private void extend(VerifiedCheckpoint earlier, VerifiedCheckpoint later) throws IOException {
        String name = earlier.head().size().leaves() + "-" + later.head().size().leaves() + ".consistency";
        if (!folder.has(CaseFolder.LOG + name)) {
            refuse(name, "is missing: nothing shows that the later tree extends the earlier.");
            return;
        }
        try {
            String text = new String(folder.read(CaseFolder.LOG + name), StandardCharsets.US_ASCII);
            List<MerkleHash> path = text.lines().limit(64).map(MerkleHash::ofBase64).toList();
            new ConsistencyProof(HashPath.of(path)).verify(earlier.head(), later);
        } catch (ProofRefused refused) {
            refuse(name, "does not hold: " + refused.getMessage());
        } catch (IllegalArgumentException refused) {
            refuse(name, "is no proof: each line is a hash in base64.");
        }
    }

    private void refuse(String name, String sentence) {
        problems.add(new Problem(CaseFolder.LOG + name, sentence));
    }
}
