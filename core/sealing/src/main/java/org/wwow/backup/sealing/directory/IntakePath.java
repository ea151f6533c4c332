package org.wwow.backup.sealing.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.OrganisationId;
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
            Optional<Refusal> refusal = walk.step(statement);
            if (refusal.isPresent()) {
                return new Refused(refusal.get());
            }
        }
        Optional<Refusal> refusal = walk.step(head);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        if (!(walk.seen.getLast() instanceof Head checkedHead)) {
            return new Refused(Refusal.HEAD);
        }
        Set<Digest> listed = Set.copyOf(checkedHead.intake());
        if (!statements.stream().allMatch(statement -> listed.contains(statement.digest()))) {
            return new Refused(Refusal.NOT_LISTED);
        }
        if (!walk.namesEveryOrganisation()) {
            return new Refused(Refusal.UNKNOWN_SUBJECT);
        }
        return ledger.includes(head) ? walk.checked(checkedHead) : new Refused(Refusal.NOT_IN_LEDGER);
    }

    private static final class Walk {
        private final Pin pin;
        private final Roster roster = new Roster();
        private final List<DirectoryStatement> seen = new ArrayList<>();
        private long sequence = -1;

        Walk(Pin pin) {
            this.pin = pin;
        }

        Optional<Refusal> step(Envelope envelope) {
            if (!envelope.instance().equals(pin.instance())) {
                return Optional.of(Refusal.OTHER_INSTANCE);
            }
            Optional<VerifiedEnvelope> verified = envelope.verify();
            if (verified.isEmpty()) {
                return Optional.of(Refusal.SIGNATURE);
            }
            DirectoryStatement statement;
            try {
                statement = DirectoryStatement.read(verified.get(), pin.instance());
            } catch (FormRefused _) {
                return Optional.of(Refusal.FORM);
            }
            boolean inOrder = statement.position().sequence() > sequence
                    && (sequence >= 0 || statement instanceof Root);
            if (!inOrder) {
                return Optional.of(Refusal.NUMBER);
            }
            Optional<Refusal> refusal = new StatementRules(pin, roster, false).check(statement)
                    .or(() -> new SignerRules(pin, roster, false).allow(statement, verified.get())
                            ? Optional.empty()
                            : Optional.of(Refusal.SIGNERS));
            if (refusal.isEmpty()) {
                sequence = statement.position().sequence();
                seen.add(statement);
                roster.add(statement, envelope.digest());
            }
            return refusal;
        }

        Outcome checked(Head head) {
            List<Circle> circles = of(Circle.class).stream().filter(Circle::isIntake).toList();
            return new Checked(circles, of(Organisation.class), of(Country.class), head);
        }

        /// A circle is shown with its organisation, so it must stand on the path.
        boolean namesEveryOrganisation() {
            List<OrganisationId> organisations = of(Organisation.class).stream().map(Organisation::id).toList();
            return of(Circle.class).stream().allMatch(circle -> organisations.contains(circle.organisation()));
        }

        private <T> List<T> of(Class<T> type) {
            return seen.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }
}
