package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
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

    private final Optional<Digest> last;
    private final List<Entry> entries;
    private final Optional<Head> head;

    /// The outcome of offering a statement.
    public sealed interface Outcome {}

    /// The statement is part of the directory now.
    public record Accepted(Directory directory) implements Outcome {}

    /// The statement is not part of the directory, which stays as it was.
    public record Refused(Refusal refusal) implements Outcome {}

    /// A statement with what can only be known when it is taken up.
    ///
    /// @param byTwoAdministrators whether two administrators of that moment signed it
    public record Entry(DirectoryStatement statement, Envelope envelope, Digest digest, Set<VerificationKey> signers,
            boolean byTwoAdministrators) {}

    private Directory(Pin pin, Roster roster, List<Entry> entries, Optional<Head> head) {
        this.pin = pin;
        this.roster = roster;
        this.entries = entries;
        this.last = entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast().digest());
        this.head = head;
    }

    /// The directory before its first statement.
    public static Directory empty(Pin pin) {
        return new Directory(pin, new Roster(), List.of(), Optional.empty());
    }

    /// Offers the next statement.
    public Outcome append(Envelope envelope) {
        return switch (Reading.of(envelope, pin)) {
            case Reading.Refused(Refusal refusal) -> new Refused(refusal);
            case Reading.Read(DirectoryStatement statement, VerifiedEnvelope verified) -> take(statement, verified);
        };
    }

    private Outcome take(DirectoryStatement statement, VerifiedEnvelope verified) {
        var rules = new StatementRules(pin, roster, true);
        var signers = new SignerRules(pin, roster, verified.signers(), statement.position().issued());
        Optional<Refusal> refusal = checkPlace(statement, rules)
                .or(() -> signers.allow(statement) ? Optional.empty() : Optional.of(Refusal.SIGNERS))
                .or(() -> rules.check(statement))
                .or(() -> checkHead(statement, verified.signers()));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Roster larger = roster.copy();
        larger.add(statement);
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(statement, verified.envelope(), verified.envelope().digest(), verified.signers(),
                signers.areTwoAdministrators()));
        Optional<Head> newest = statement instanceof Head one ? Optional.of(one) : head;
        return new Accepted(new Directory(pin, larger, Collections.unmodifiableList(more), newest));
    }

    private Optional<Refusal> checkPlace(DirectoryStatement statement, StatementRules rules) {
        Position position = statement.position();
        if (position.sequence() != size() || !position.previous().equals(last)) {
            return Optional.of(Refusal.CHAIN);
        }
        boolean pinned = statement instanceof Root root ? size() == 0 && rules.isPinned(root) : size() > 0;
        if (!pinned) {
            return Optional.of(Refusal.PIN);
        }
        boolean steppedBack = !entries.isEmpty()
                && position.issued().isBefore(entries.getLast().statement().position().issued());
        return steppedBack ? Optional.of(Refusal.ISSUED) : Optional.empty();
    }

    private Optional<Refusal> checkHead(DirectoryStatement statement, Set<VerificationKey> signers) {
        boolean holds = !(statement instanceof Head one) || (one.last() == size() - 1
                && Optional.of(one.digest()).equals(last) && namesNoOtherWriters(one)
                && IntakeSelection.mayPutInForce(this, one, signers));
        return holds ? Optional.empty() : Optional.of(Refusal.HEAD);
    }

    /// Heads from before there were writers stand in chains that are read again at every start.
    private boolean namesNoOtherWriters(Head one) {
        return one.writers().isEmpty() || one.writers().equals(writers().digest());
    }

    /// Whether this very statement is its country's newest and not revoked.
    boolean isCurrent(Country country) {
        return country.equals(roster.countries.get(country.code()));
    }

    /// All statements, in the order of the chain.
    public List<Entry> entries() {
        return entries;
    }

    /// What a reporter's client is served with the newest head: all that it lists, in the order of the chain. Empty
    /// while there is no head.
    public List<Entry> intakePath() {
        Set<Digest> listed = head.map(newest -> Set.copyOf(newest.intake())).orElse(Set.of());
        return entries.stream().filter(entry -> listed.contains(entry.digest())).toList();
    }

    /// What a head by this signer must list: the shortest path to the circles and countries in force, and to the signer
    /// himself. Organisations, members and administrators may be listed beyond it.
    public List<Entry> neededByReporters(VerificationKey headSigner) {
        return IntakeSelection.of(this, Set.of(headSigner));
    }

    /// Who may write to reporters by the chain as it stands: what the next head must name.
    public Writers writers() {
        return Writers.after(entries);
    }

    /// The writers that the newest head names, for whoever asks on a reporter's behalf: nobody where it names none. Empty
    /// while there is no head.
    public Optional<Writers> writersOfHead() {
        return head.map(one -> one.writers().isPresent()
                ? Writers.after(entries.subList(0, Math.toIntExact(one.position().sequence())))
                : new Writers(List.of()));
    }

    /// The position that the next statement must have.
    public Position nextPosition(Instant issued) {
        return new Position(pin.instance(), size(), last, issued);
    }

    /// How many statements the chain has.
    public long size() {
        return entries.size();
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
        return Optional.ofNullable(roster.members.get(id)).filter(member -> !member.notAfter().isBefore(at));
    }

    /// The member in force who signs with this key.
    public Optional<Member> holder(VerificationKey key, Instant at) {
        return roster.holder(key, at);
    }

    /// Whether the member is in force and an administrator.
    public boolean isAdministrator(MemberId id, Instant at) {
        return roster.isAdministrator(id) && member(id, at).isPresent();
    }

    /// The organisation, if in force.
    public Optional<Organisation> organisation(OrganisationId id) {
        return Optional.ofNullable(roster.organisations.get(id));
    }

    /// The circle with its current epoch, if in force.
    public Optional<Circle> circle(CircleId id) {
        return Optional.ofNullable(roster.circles.get(id));
    }

    /// The country's statement, if in force.
    public Optional<Country> country(String code, Instant at) {
        return Optional.ofNullable(roster.countries.get(code)).filter(country -> !country.notAfter().isBefore(at));
    }

    /// All circles in force.
    public List<Circle> circles() {
        return List.copyOf(roster.circles.values());
    }

    /// All members in force.
    public List<Member> members(Instant at) {
        return roster.members.values().stream().filter(member -> member(member.id(), at).isPresent()).toList();
    }

    /// Whether a circle reads: at least two of its members are in force.
    public boolean isStaffed(Circle circle, Instant at) {
        return circle.members().stream().filter(id -> member(id, at).isPresent()).count() >= READERS_NEEDED;
    }

    /// Whether people are there for a reporter's deposit that names this circle: it is an intake circle in force with
    /// two members in force, and a country statement in force names it. What must be recorded of the country besides
    /// stands in its file, which the chain holds by its digest alone.
    public boolean isReadyFor(CircleId id, Instant at) {
        boolean staffed = circle(id).filter(Circle::isIntake).filter(circle -> isStaffed(circle, at)).isPresent();
        return staffed && countries(at).stream().anyMatch(country -> country.circles().contains(id));
    }

    /// Whether people are there for a deposit that names no circle: some circle is ready.
    public boolean isReady(Instant at) {
        return circles().stream().anyMatch(circle -> isReadyFor(circle.id(), at));
    }

    /// All country statements in force.
    public List<Country> countries(Instant at) {
        return roster.countries.values().stream().filter(country -> country(country.code(), at).isPresent()).toList();
    }
}
