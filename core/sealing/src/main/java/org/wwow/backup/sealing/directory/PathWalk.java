package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.sealing.VerificationKey;

/// Goes along a reporter's path statement by statement, under the rules of the chain as far as a path shows them.
///
/// The chain walks the path of each head before it takes the head: one that no reporter's client would take would
/// close the door on everybody.
final class PathWalk {
    private final Pin pin;
    private final Roster roster = new Roster();
    private long sequence = -1;
    private Instant issued = Instant.MIN;

    PathWalk(Pin pin) {
        this.pin = pin;
    }

    /// What the statements so far put in force.
    Roster roster() {
        return roster;
    }

    /// Takes a statement that stands on the path, or says why it does not.
    Optional<Refusal> step(DirectoryStatement statement, Set<VerificationKey> signers) {
        // A path brings what is in force; news about what is not has no place on it.
        return statement instanceof Revocation || statement instanceof Head
                ? Optional.of(Refusal.FORM)
                : take(statement, signers);
    }

    /// Takes the head at the end of the path.
    Optional<Refusal> end(DirectoryStatement head, Set<VerificationKey> signers) {
        return head instanceof Head ? take(head, signers) : Optional.of(Refusal.HEAD);
    }

    private Optional<Refusal> take(DirectoryStatement statement, Set<VerificationKey> signers) {
        Position position = statement.position();
        var rules = new StatementRules(pin, roster, false);
        boolean first = sequence < 0;
        boolean pinned = statement instanceof Root root
                ? first && position.sequence() == 0 && rules.isPinned(root)
                : !first;
        if (!pinned) {
            return Optional.of(Refusal.PIN);
        }
        if (position.sequence() <= sequence) {
            return Optional.of(Refusal.CHAIN);
        }
        if (position.issued().isBefore(issued)) {
            return Optional.of(Refusal.ISSUED);
        }
        Optional<Refusal> refusal = new SignerRules(pin, roster, signers, position.issued()).allow(statement)
                ? rules.check(statement)
                : Optional.of(Refusal.SIGNERS);
        if (refusal.isEmpty()) {
            sequence = position.sequence();
            issued = position.issued();
            roster.add(statement);
        }
        return refusal;
    }
}
