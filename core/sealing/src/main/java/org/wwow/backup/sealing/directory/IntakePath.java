package org.wwow.backup.sealing.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.VerifiedEnvelope;

/// What a reporter's client checks before it wraps a key: a few statements, not the whole chain (protocol section 7).
///
/// Pinned root → signer rules of each statement → exactly the statements that the head lists → the head in the ledger.
/// Dates never block a reporter; only [Head#isFresh] warns members.
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
    /// @param statements in ascending order of their numbers, the root first: all that the head lists, and no other
    public static Outcome check(Pin pin, List<Envelope> statements, Envelope head, LedgerCheck ledger) {
        var walk = new PathWalk(pin);
        for (Envelope statement : statements) {
            Optional<Refusal> refusal = step(walk, Reading.of(statement, pin));
            if (refusal.isPresent()) {
                return new Refused(refusal.get());
            }
        }
        return switch (Reading.of(head, pin)) {
            case Reading.Refused(Refusal refusal) -> new Refused(refusal);
            case Reading.Read(DirectoryStatement statement, VerifiedEnvelope verified) -> {
                Optional<Refusal> refusal = walk.end(statement, verified.signers());
                yield refusal.isEmpty() && statement instanceof Head one
                        ? finish(walk.roster(), one, digests(statements), ledger.includes(head))
                        : new Refused(refusal.orElse(Refusal.HEAD));
            }
        };
    }

    private static Optional<Refusal> step(PathWalk walk, Reading reading) {
        return switch (reading) {
            case Reading.Refused(Refusal refusal) -> Optional.of(refusal);
            case Reading.Read(DirectoryStatement statement, VerifiedEnvelope verified) ->
                walk.step(statement, verified.signers());
        };
    }

    private static Set<Digest> digests(List<Envelope> statements) {
        return statements.stream().map(Envelope::digest).collect(Collectors.toUnmodifiableSet());
    }

    private static Outcome finish(Roster roster, Head head, Set<Digest> shown, boolean inLedger) {
        Set<Digest> listed = Set.copyOf(head.intake());
        if (!listed.containsAll(shown)) {
            return new Refused(Refusal.NOT_IN_FORCE);
        }
        // A server that keeps back the newest epoch of a circle would have her seal to whoever left it.
        if (!shown.containsAll(listed)) {
            return new Refused(Refusal.INCOMPLETE);
        }
        if (!inLedger) {
            return new Refused(Refusal.NOT_IN_LEDGER);
        }
        List<Circle> circles = roster.circles.values().stream().filter(Circle::isIntake).toList();
        return new Checked(circles, List.copyOf(roster.organisations.values()),
                List.copyOf(roster.countries.values()), head);
    }
}
