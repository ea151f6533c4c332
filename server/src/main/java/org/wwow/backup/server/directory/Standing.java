package org.wwow.backup.server.directory;

import java.util.List;
import java.util.Optional;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.VerifiedEnvelope;
import org.wwow.backup.sealing.directory.Circle;
import org.wwow.backup.sealing.directory.Directory;
import org.wwow.backup.sealing.directory.DirectoryStatement;
import org.wwow.backup.sealing.directory.Head;
import org.wwow.backup.sealing.directory.Pin;
import org.wwow.backup.sealing.directory.Refusal;
import org.wwow.backup.sealing.directory.Root;
import org.wwow.backup.sealing.directory.Writers;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// What is in force after the statements of this instance's chain, under the rules that every client checks too
/// (protocol sections 7 and 21). Immutable; says each refusal as the problem that the caller is told.
final class Standing {
    private final InstanceId instance;
    private final Optional<Directory> directory;

    private Standing(InstanceId instance, Optional<Directory> directory) {
        this.instance = instance;
        this.directory = directory;
    }

    /// Before the first statement.
    static Standing empty(InstanceId instance) {
        return new Standing(instance, Optional.empty());
    }

    /// What is in force after one statement more.
    ///
    /// @throws Refused with `form`, `signature`, `chain-moved`, or `statement` for any other rule
    Standing take(Envelope envelope) {
        Directory before = directory.orElseGet(() -> Directory.empty(ownPin(envelope)));
        return switch (before.append(envelope)) {
            case Directory.Accepted(Directory after) -> new Standing(instance, Optional.of(after));
            case Directory.Refused(Refusal refusal) -> throw new Refused(problem(refusal));
        };
    }

    /// The first statement says itself what clients shall pin; whether it may is for whoever holds the set-up token.
    private Pin ownPin(Envelope first) {
        VerifiedEnvelope verified = first.verify().orElseThrow(() -> new Refused(Problem.SIGNATURE));
        DirectoryStatement statement = DirectoryStatement.read(verified, instance);
        if (statement instanceof Root root) {
            return new Pin(instance, root.key(), root.log());
        }
        throw new Refused(statement.position().sequence() == 0 ? Problem.STATEMENT : Problem.CHAIN_MOVED);
    }

    private Problem problem(Refusal refusal) {
        return switch (refusal) {
            case OTHER_INSTANCE, FORM -> Problem.FORM;
            case SIGNATURE -> Problem.SIGNATURE;
            case SIGNERS -> directory.isEmpty() ? Problem.STATEMENT : Problem.SIGNATURE;
            case CHAIN -> Problem.CHAIN_MOVED;
            case PIN, ISSUED, UNKNOWN, ACCEPTANCE, KEY, EPOCH, HEAD, NOT_IN_FORCE, INCOMPLETE, NOT_IN_LEDGER ->
                Problem.STATEMENT;
        };
    }

    /// The number the next statement must have.
    long next() {
        return directory.map(Directory::size).orElse(0L);
    }

    /// The statement taken last.
    Optional<Directory.Entry> last() {
        return directory.map(one -> one.entries().getLast());
    }

    /// What clients pin, once there is a root.
    Optional<Pin> pin() {
        return directory.map(Directory::pin);
    }

    /// The circle, if not revoked.
    Optional<Circle> circle(CircleId id) {
        return directory.flatMap(one -> one.circle(id));
    }

    /// What reporters are served, once there is a head.
    Optional<IntakeAnswer> intake() {
        return directory.flatMap(Standing::answer);
    }

    private static Optional<IntakeAnswer> answer(Directory whole) {
        List<Envelope> path = whole.intakePath().stream().map(Directory.Entry::envelope).toList();
        return whole.entries()
                .reversed()
                .stream()
                .filter(entry -> entry.statement() instanceof Head)
                .findFirst()
                .map(head -> new IntakeAnswer(path, head.envelope()));
    }

    /// Who may write to reporters by the newest head, once there is one.
    Optional<Writers> writersOfHead() {
        return directory.flatMap(Directory::writersOfHead);
    }

    /// Who may write to reporters by the chain as it stands: what the next head must name.
    Optional<Digest> writers() {
        return directory.flatMap(one -> one.writers().digest());
    }

    /// What a head by this signer must list.
    List<Digest> neededByReporters(VerificationKey headSigner) {
        return directory.map(one -> one.neededByReporters(headSigner))
                .orElse(List.of())
                .stream()
                .map(Directory.Entry::digest)
                .toList();
    }
}
