package org.wwow.backup.dossier.check;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.VerifiedEnvelope;
import org.wwow.backup.sealing.deposit.DepositStatement;

/// The signed statements of deposits that a file brings, by the name of their file.
final class DepositEvidence {
    static final String FOLDER = "data/deposits/";
    private static final String JSON = ".json";

    private final SortedMap<String, Part<Deposit>> deposits = new TreeMap<>();

    /// A deposit all of whose signatures hold.
    record Deposit(VerifiedEnvelope signed, DepositStatement statement) {}

    DepositEvidence(SubmittedFile file) {
        for (String path : file.under(FOLDER)) {
            String name = path.substring(FOLDER.length());
            boolean named = name.endsWith(JSON) && name.indexOf('/') < 0;
            deposits.put(named ? name.substring(0, name.length() - JSON.length()) : name,
                    named
                            ? file.part(path, DepositEvidence::read)
                            : new Part.Unreadable<>(path, "It has no place in this folder."));
        }
    }

    SortedMap<String, Part<Deposit>> all() {
        return deposits;
    }

    /// Where the statement of a deposit lies.
    static String path(UUID deposit) {
        return FOLDER + deposit + JSON;
    }

    /// The case of a deposit that can be read.
    Optional<CaseId> caseOf(String deposit) {
        return deposits.get(deposit) instanceof Part.Read<Deposit>(Deposit read)
                ? Optional.of(read.statement().inCase())
                : Optional.empty();
    }

    private static Deposit read(byte[] canonical) {
        Envelope envelope = Envelope.read(canonical);
        VerifiedEnvelope verified = envelope.verify()
                .orElseThrow(() -> new IllegalArgumentException("A signature does not hold."));
        if (!envelope.type().equals(DepositStatement.TYPE)) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "type");
        }
        return new Deposit(verified, verified.read(DepositStatement.TYPE, envelope.instance(), DepositStatement::read));
    }
}
