package org.wwow.backup.dossier.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.ConsistencyProof;
import org.wwow.backup.ledger.HashPath;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TlogProof;
import org.wwow.backup.ledger.VerifiedCheckpoint;

/// What a file brings of the log: proofs, checkpoints, proofs of growth, and the policy that says whom to believe.
final class LogEvidence {
    static final String PROOFS = "data/proofs/";
    static final String POLICY = "data/log/policy";
    static final String DIRECTORY = "directory";
    private static final String LOG = "data/log/";
    private static final String PROOF = ".tlog-proof";
    private static final String CHECKPOINT = ".checkpoint";
    private static final Pattern GROWTH = Pattern.compile("data/log/(\\d{1,18})-(\\d{1,18})\\.consistency");
    private static final int LONGEST_PATH = 63;

    private final Part<Policy> policy;
    private final boolean ownPolicy;
    private final SortedMap<String, Part<Receipt>> receipts = new TreeMap<>();
    private final SortedMap<String, Part<SignedNote>> checkpoints = new TreeMap<>();
    private final List<Growth> growths = new ArrayList<>();
    private final List<String> strange = new ArrayList<>();
    private final Part<TlogProof> directory;

    /// A file that says how the log grew from one size to another.
    record Growth(String path, long older, long newer, Part<ConsistencyProof> proof) {}

    /// A checkpoint with the place where the file cites it.
    record Cited(String path, SignedNote note) {}

    LogEvidence(SubmittedFile file, Trust trust) {
        ownPolicy = trust.policy().isEmpty();
        policy = trust.policy()
                .<Part<Policy>>map(Part.Read::new)
                .orElseGet(() -> file.part(POLICY, Policy::parse));
        directory = file.part(PROOFS + DIRECTORY + PROOF, TlogProof::parse);
        file.under(PROOFS).forEach(path -> takeProof(file, path));
        file.under(LOG).stream().filter(path -> !path.equals(POLICY)).forEach(path -> takeLog(file, path));
    }

    private void takeProof(SubmittedFile file, String path) {
        String name = path.substring(PROOFS.length());
        if (!name.endsWith(PROOF) || name.indexOf('/') >= 0) {
            strange.add(path);
        } else if (!name.equals(DIRECTORY + PROOF)) {
            receipts.put(name.substring(0, name.length() - PROOF.length()), file.part(path, LogEvidence::receipt));
        }
    }

    private void takeLog(SubmittedFile file, String path) {
        Matcher growth = GROWTH.matcher(path);
        if (growth.matches()) {
            growths.add(new Growth(path, Long.parseLong(growth.group(1)), Long.parseLong(growth.group(2)),
                    file.part(path, LogEvidence::growth)));
        } else if (path.endsWith(CHECKPOINT)) {
            checkpoints.put(path, file.part(path, SignedNote::parse));
        } else {
            strange.add(path);
        }
    }

    /// The policy that counts: the reader's where she gave one.
    Part<Policy> policy() {
        return policy;
    }

    /// Whether only the file itself says whom to believe.
    boolean ownPolicy() {
        return ownPolicy;
    }

    /// Each proof of an event, by the name of its file.
    SortedMap<String, Part<Receipt>> receipts() {
        return receipts;
    }

    /// The proof of the directory's last statement.
    Part<TlogProof> directory() {
        return directory;
    }

    /// The checkpoints that stand as files, by their paths.
    SortedMap<String, Part<SignedNote>> checkpoints() {
        return checkpoints;
    }

    /// The proofs of growth.
    List<Growth> growths() {
        return growths;
    }

    /// Files among them that have no place there.
    List<String> strange() {
        return strange;
    }

    /// Every checkpoint that could be read, in proofs and as files.
    List<Cited> cited() {
        List<Cited> cited = new ArrayList<>();
        receipts.forEach((id, part) -> {
            if (part instanceof Part.Read<Receipt>(Receipt receipt)) {
                cited.add(new Cited(PROOFS + id + PROOF, receipt.proof().checkpoint()));
            }
        });
        if (directory instanceof Part.Read<TlogProof>(TlogProof proof)) {
            cited.add(new Cited(PROOFS + DIRECTORY + PROOF, proof.checkpoint()));
        }
        checkpoints.forEach((path, part) -> {
            if (part instanceof Part.Read<SignedNote>(SignedNote note)) {
                cited.add(new Cited(path, note));
            }
        });
        return cited;
    }

    /// Checks the log's own signatures; whether enough witnesses cosigned is another question.
    ///
    /// @throws NoteRefused if no log of the policy signed it
    static VerifiedCheckpoint byTheLog(SignedNote note, Policy policy) {
        String origin = Checkpoint.parse(note.text()).origin();
        Optional<KnownLog> log = policy.logs().stream().filter(known -> known.origin().equals(origin)).findFirst();
        return log.map(known -> known.verify(note)).orElseGet(() -> policy.verify(note));
    }

    /// Which log a cited checkpoint says it is of; empty where it is none, which checks 9 to 11 tell.
    static Optional<String> origin(Cited cited) {
        try {
            return Optional.of(Checkpoint.parse(cited.note().text()).origin());
        } catch (NoteRefused none) {
            return Optional.empty();
        }
    }

    private static Receipt receipt(byte[] file) {
        return Receipt.parse(file);
    }

    /// One base64 hash a line, each line ended.
    private static ConsistencyProof growth(byte[] file) {
        String text = new String(file, StandardCharsets.US_ASCII);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new IllegalArgumentException("Its last line does not end.");
        }
        List<MerkleHash> hashes = Stream.of(text.split("\n", LONGEST_PATH + 2))
                .filter(line -> !line.isEmpty())
                .map(MerkleHash::ofBase64)
                .toList();
        if (hashes.size() > LONGEST_PATH || text.length() != 45 * hashes.size()) {
            throw new IllegalArgumentException("It has not one hash a line.");
        }
        return new ConsistencyProof(HashPath.of(hashes));
    }
}
