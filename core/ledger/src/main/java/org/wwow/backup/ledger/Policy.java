package org.wwow.backup.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which logs a verifier takes, and which witnesses must have cosigned (C2SP tlog-policy).
public final class Policy {
    private final List<KnownLog> logs;
    private final List<VerifierKey> witnesses;
    private final Map<VerifierKey, String> addresses;
    private final Quorum quorum;

    Policy(List<VerifierKey> logKeys, Map<VerifierKey, String> witnesses, Quorum quorum) {
        Map<String, List<VerifierKey>> byOrigin = logKeys.stream()
                .collect(Collectors.groupingBy(VerifierKey::name, LinkedHashMap::new, Collectors.toList()));
        this.logs = byOrigin.values().stream().map(KnownLog::of).toList();
        this.witnesses = List.copyOf(witnesses.keySet());
        this.addresses = Map.copyOf(witnesses);
        this.quorum = quorum;
    }

    /// One log, and no witness asked for.
    ///
    /// @throws IllegalArgumentException if the keys are none, or of different names
    public static Policy ofLog(List<VerifierKey> keys) {
        return new Policy(KnownLog.of(keys).keys(), Map.of(), Quorum.NONE);
    }

    /// Reads a policy file.
    ///
    /// @throws PolicyRefused naming the line and the rule
    public static Policy parse(byte[] file) {
        return new PolicyParser().parse(file);
    }

    /// Checks a checkpoint: a known log signed it, no signature of a known key fails, and the quorum cosigned.
    ///
    /// @throws NoteRefused if not
    public VerifiedCheckpoint verify(SignedNote note) {
        String origin = Checkpoint.parse(note.text()).origin();
        VerifiedCheckpoint checkpoint = logs.stream()
                .filter(log -> log.origin().equals(origin))
                .findFirst()
                .orElseThrow(() -> new NoteRefused.UnknownOrigin(origin))
                .verify(note, witnesses);
        List<VerifierKey> cosigned = checkpoint.signatures().stream().map(VerifiedSignature::key).toList();
        if (!quorum.isReachedBy(cosigned)) {
            throw new NoteRefused.QuorumMissing(quorum.name());
        }
        return checkpoint;
    }

    /// The logs it takes.
    public List<KnownLog> logs() {
        return logs;
    }

    /// The keys of the witnesses it knows.
    public List<VerifierKey> witnesses() {
        return witnesses;
    }

    /// Where a witness takes checkpoints, if the policy says: its submission prefix, unchecked.
    public Optional<String> addressOf(VerifierKey witness) {
        return Optional.ofNullable(addresses.get(witness)).filter(address -> !address.isEmpty());
    }

    /// Whether it asks for any witness; without one, a receipt says that a thing was logged, never that it was witnessed.
    public boolean asksForWitnesses() {
        return !quorum.equals(Quorum.NONE);
    }
}
