package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.VerifiedEnvelope;

/// The directory after a whole chain of statements: every number, every `previous`, every signer, revocations and
/// dates were checked (protocol section 7). Immutable; [#append] gives the next one or says why not.
///
/// ```java
/// Directory directory = Directory.empty(pin);
/// switch (directory.append(envelope)) {
///     case Directory.Accepted(Directory next) -> directory = next;
///     case Directory.Refused(Refusal refusal) -> …
/// }
/// ```
public final class Directory {
    /// Fewer members in force than this and a circle takes no reports.
    public static final int READERS_NEEDED = 2;

    private final Pin pin;
    private final Roster roster;
    private final long next;
    private final Digest last;
    private final Instant lastIssued;
    private final Optional<Head> head;

    /// The outcome of offering a statement.
    public sealed interface Outcome {}

    /// The statement is part of the directory now.
    public record Accepted(Directory directory) implements Outcome {}

    /// The statement is not part of the directory, which stays as it was.
    public record Refused(Refusal refusal) implements Outcome {}

    private Directory(Pin pin, Roster roster, Tail tail, Optional<Head> head) {
        this.pin = pin;
        this.roster = roster;
        this.next = tail.next;
        this.last = tail.last;
        this.lastIssued = tail.issued;
        this.head = head;
    }

    private record Tail(long next, Digest last, Instant issued) {}

    /// The directory before its first statement.
    public static Directory empty(Pin pin) {
        return new Directory(pin, new Roster(), new Tail(0, Position.NOTHING, Instant.EPOCH), Optional.empty());
    }

    /// Offers the next statement.
    public Outcome append(Envelope envelope) {
        if (!envelope.instance().equals(pin.instance())) {
            return new Refused(Refusal.OTHER_INSTANCE);
        }
        Optional<VerifiedEnvelope> verified = envelope.verify();
        if (verified.isEmpty()) {
            return new Refused(Refusal.SIGNATURE);
        }
        DirectoryStatement statement;
        try {
            statement = DirectoryStatement.read(verified.get(), pin.instance());
        } catch (FormRefused _) {
            return new Refused(Refusal.FORM);
        }
        Optional<Refusal> refusal = checkPlace(statement)
                .or(() -> new StatementRules(pin, roster, true).check(statement))
                .or(() -> new SignerRules(pin, roster, true).allow(statement, verified.get())
                        ? Optional.empty()
                        : Optional.of(Refusal.SIGNERS));
        return refusal.<Outcome>map(Refused::new).orElseGet(() -> new Accepted(with(statement, envelope.digest())));
    }

    /// The position that the next statement must have.
    public Position nextPosition(Instant issued) {
        return new Position(pin.instance(), next, last, issued);
    }

    /// How many statements the chain has.
    public long size() {
        return next;
    }

    /// What it is pinned to.
    public Pin pin() {
        return pin;
    }

    /// The last head, if there was one.
    public Optional<Head> head() {
        return head;
    }

    /// The member, if in force: admitted, not revoked, not past her date.
    public Optional<Member> member(MemberId id, Instant at) {
        return roster.member(id, at);
    }

    /// The member in force who signs with this key.
    public Optional<Member> holder(VerificationKey key, Instant at) {
        return roster.holder(key, at);
    }

    /// Whether the member is an administrator in force.
    public boolean isAdministrator(MemberId id, Instant at) {
        return roster.isAdministrator(id, at);
    }

    /// The organisation, if in force.
    public Optional<Organisation> organisation(OrganisationId id, Instant at) {
        return roster.organisation(id, at);
    }

    /// The circle with its current epoch, if in force.
    public Optional<Circle> circle(CircleId id, Instant at) {
        return roster.circle(id, at);
    }

    /// The country's statement, if in force.
    public Optional<Country> country(String code, Instant at) {
        return roster.country(code, at);
    }

    /// All circles in force.
    public List<Circle> circles(Instant at) {
        return roster.all(Circle.class).filter(circle -> circle(circle.id(), at).isPresent()).toList();
    }

    /// All members in force.
    public List<Member> members(Instant at) {
        return roster.all(Member.class).filter(member -> member(member.id(), at).isPresent()).toList();
    }

    /// Digests of every statement in force, from which an administrator chooses those a head lists.
    public Set<Digest> digestsInForce(Instant at) {
        return roster.digestsInForce(at);
    }

    /// Whether a circle reads: at least two of its members are in force.
    public boolean isStaffed(Circle circle, Instant at) {
        return circle.members().stream().filter(id -> member(id, at).isPresent()).count() >= READERS_NEEDED;
    }

    /// Whether a reporter's deposit may name this circle: it is an intake circle in force with two members in force,
    /// and a country statement in force names it.
    public boolean isReadyFor(CircleId id, Instant at) {
        boolean staffed = circle(id, at).filter(Circle::isIntake).filter(circle -> isStaffed(circle, at)).isPresent();
        return staffed && countries(at).stream().anyMatch(country -> country.circles().contains(id));
    }

    /// Whether a reporter's deposit that names no circle is taken: some circle is ready.
    public boolean isReady(Instant at) {
        return circles(at).stream().anyMatch(circle -> isReadyFor(circle.id(), at));
    }

    /// All country statements in force.
    public List<Country> countries(Instant at) {
        return roster.all(Country.class).filter(country -> country(country.code(), at).isPresent()).toList();
    }

    private Optional<Refusal> checkPlace(DirectoryStatement statement) {
        Position position = statement.position();
        if (position.sequence() != next) {
            return Optional.of(Refusal.NUMBER);
        }
        if (!position.previous().equals(last)) {
            return Optional.of(Refusal.PREVIOUS);
        }
        if (position.issued().isBefore(lastIssued)) {
            return Optional.of(Refusal.TIME);
        }
        boolean firstIsRoot = next > 0 || statement instanceof Root;
        return firstIsRoot ? Optional.empty() : Optional.of(Refusal.NUMBER);
    }

    private Directory with(DirectoryStatement statement, Digest digest) {
        Roster larger = roster.copy();
        larger.add(statement, digest);
        Optional<Head> newest = statement instanceof Head one ? Optional.of(one) : head;
        return new Directory(pin, larger, new Tail(next + 1, digest, statement.position().issued()), newest);
    }
}
