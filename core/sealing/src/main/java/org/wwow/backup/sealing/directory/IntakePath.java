package org.wwow.backup.sealing.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.VerifiedEnvelope;

/// What a reporter's client checks before it wraps a key: a few statements, not the whole chain (protocol section 7).
///
/// Pinned root → signer rules of each statement → each digest listed in the head → the head in the ledger. Dates never
/// block a reporter; only [Head#isFresh] warns members.
public final class IntakePath {
    private IntakePath() {}

    /// The last step, which belongs to the ledger: whether this head's public leaf is included under the pinned log's
    /// key. Give the answer of a check that was made; there is no default.
    @FunctionalInterface
    public interface LedgerCheck {
        /// Whether the ledger holds exactly this statement.
        boolean includes(Envelope head);
    }

    /// The outcome of the check.
    public sealed interface Outcome {}

    /// The path holds: these circles take reports, named with their organisations and countries.
    public record Checked(List<Circle> circles, List<Organisation> organisations, List<Country> countries, Head head)
            implements
                Outcome {
        /// Keeps its own copies.
        public Checked {
            circles = List.copyOf(circles);
            organisations = List.copyOf(organisations);
            countries = List.copyOf(countries);
        }
    }

    /// Nothing is sealed to anyone on this path.
    public record Refused(Refusal refusal) implements Outcome {}

    /// Checks the path.
    ///
    /// @param statements in ascending order of their numbers, the root first
    public static Outcome check(Pin pin, List<Envelope> statements, Envelope head, LedgerCheck ledger) {
        var walk = new Walk(pin);
        for (Envelope statement : statements) {
            Optional<Refusal> refusal = walk.step(statement, false);
            if (refusal.isPresent()) {
                return new Refused(refusal.get());
            }
        }
        Optional<Refusal> refusal = walk.step(head, true);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        return walk.seen.getLast() instanceof Head one
                ? walk.finish(one, statements, ledger.includes(head))
                : new Refused(Refusal.HEAD);
    }

    private static final class Walk {
        private final Pin pin;
        private final Roster roster = new Roster();
        private final List<DirectoryStatement> seen = new ArrayList<>();
        private long sequence = -1;

        Walk(Pin pin) {
            this.pin = pin;
        }

        Optional<Refusal> step(Envelope envelope, boolean headExpected) {
            return switch (Reading.of(envelope, pin)) {
                case Reading.Refused(Refusal refusal) -> Optional.of(refusal);
                case Reading.Read(DirectoryStatement statement, VerifiedEnvelope verified) ->
                    step(statement, verified, headExpected);
            };
        }

        private Optional<Refusal> step(DirectoryStatement statement, VerifiedEnvelope verified, boolean headExpected) {
            // A path brings what is in force; news about what is not has no place on it.
            boolean belongs = !(statement instanceof Revocation) && (headExpected || !(statement instanceof Head));
            if (!belongs) {
                return Optional.of(Refusal.FORM);
            }
            if (headExpected && !(statement instanceof Head)) {
                return Optional.of(Refusal.HEAD);
            }
            var rules = new StatementRules(pin, roster, false);
            boolean first = seen.isEmpty();
            boolean pinned = statement instanceof Root root ? first && rules.isPinned(root) : !first;
            if (!pinned) {
                return Optional.of(Refusal.PIN);
            }
            if (statement.position().sequence() <= sequence) {
                return Optional.of(Refusal.CHAIN);
            }
            var signers = new SignerRules(pin, roster, verified.signers(), statement.position().issued());
            Optional<Refusal> refusal = signers.allow(statement)
                    ? rules.check(statement)
                    : Optional.of(Refusal.SIGNERS);
            if (refusal.isEmpty()) {
                sequence = statement.position().sequence();
                seen.add(statement);
                roster.add(statement);
            }
            return refusal;
        }

        Outcome finish(Head head, List<Envelope> statements, boolean inLedger) {
            Set<Digest> listed = Set.copyOf(head.intake());
            if (!statements.stream().allMatch(statement -> listed.contains(statement.digest()))) {
                return new IntakePath.Refused(Refusal.NOT_IN_FORCE);
            }
            if (!inLedger) {
                return new IntakePath.Refused(Refusal.NOT_IN_LEDGER);
            }
            List<Circle> circles = roster.circles.values().stream().filter(Circle::isIntake).toList();
            return new Checked(circles, List.copyOf(roster.organisations.values()),
                    List.copyOf(roster.countries.values()), head);
        }
    }
}
