package org.wwow.backup.sealing;

import java.util.Set;
import java.util.function.Function;

import org.wwow.backup.sealing.FormRefused.Reason;

/// An envelope all of whose signatures hold; only [Envelope#verify] makes one.
///
/// Who signed is known now; whether they were allowed to is for the rules of each statement.
public final class VerifiedEnvelope {
    private final Envelope envelope;
    private final Set<VerificationKey> signers;

    VerifiedEnvelope(Envelope envelope, Set<VerificationKey> signers) {
        this.envelope = envelope;
        this.signers = Set.copyOf(signers);
    }

    /// The envelope.
    public Envelope envelope() {
        return envelope;
    }

    /// The keys that signed, at least one.
    public Set<VerificationKey> signers() {
        return signers;
    }

    /// Whether exactly this key signed and no other.
    public boolean isSignedOnlyBy(VerificationKey key) {
        return signers.equals(Set.of(key));
    }

    /// Whether this key is among the signers.
    public boolean isSignedBy(VerificationKey key) {
        return signers.contains(key);
    }

    /// Reads the statement as one type of one instance; `type` and `instance` are taken care of here.
    ///
    /// @throws FormRefused if type or instance differ or the parser refuses
    public <T> T read(String type, InstanceId instance, Function<Members, T> parser) {
        if (!envelope.type().equals(type)) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "type");
        }
        if (!envelope.instance().equals(instance)) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "instance");
        }
        return Members.read(envelope.statement(), members -> {
            members.value("type");
            members.value("instance");
            return parser.apply(members);
        });
    }

    @Override
    public String toString() {
        return envelope.toString();
    }
}
