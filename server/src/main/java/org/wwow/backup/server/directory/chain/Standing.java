package org.wwow.backup.server.directory.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.VerifiedEnvelope;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Circle;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Member;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Organisation;
import org.wwow.backup.server.directory.chain.StatementRefused.Rule;

/// What is in force after some statements. Statements are taken one after the other; one that breaks a rule leaves
/// everything as it was.
public final class Standing {
    private final InstanceId instance;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<MemberId> administrators = new HashSet<>();
    private final Map<OrganisationId, Organisation> organisations = new HashMap<>();
    private final Map<MemberId, Member> members = new HashMap<>();
    private final Map<CircleId, Circle> circles = new LinkedHashMap<>();
    private final Map<String, DirectoryStatement.Country> countries = new LinkedHashMap<>();
    private final Map<VerificationKey, MemberId> keysEver = new HashMap<>();
    private DirectoryStatement.@Nullable Root root;

    /// A statement with what can only be known when it is taken.
    ///
    /// @param byTwoAdministrators whether two administrators of that moment signed it
    public record Entry(DirectoryStatement statement, Envelope envelope, Digest digest, Set<VerificationKey> signers,
            boolean byTwoAdministrators) {
        /// Its number.
        public long sequence() {
            return statement.place().sequence();
        }
    }

    /// @param instance whose chain it is
    public Standing(InstanceId instance) {
        this.instance = instance;
    }

    /// Takes the next statement.
    ///
    /// @throws StatementRefused with the rule it breaks
    public Entry take(VerifiedEnvelope verified) {
        DirectoryStatement statement = StatementReader.read(verified, instance);
        Digest digest = verified.envelope().digest();
        requireFollows(statement);
        var signers = new Signers(verified.signers(), this, statement.place().issued());
        if (!signers.maySign(statement)) {
            throw new StatementRefused(statement.place().sequence() == 0 ? Rule.PIN : Rule.SIGNERS);
        }
        var entry = new Entry(statement, verified.envelope(), digest, verified.signers(),
                signers.administrators() == 2);
        apply(statement);
        entries.add(entry);
        return entry;
    }

    /// The number the next statement must have.
    public long next() {
        return entries.size();
    }

    /// The digest the next statement must name as `previous`; absent before the first.
    public Optional<Digest> last() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast().digest());
    }

    /// All statements taken.
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /// The root, once taken.
    public Optional<DirectoryStatement.Root> root() {
        return Optional.ofNullable(root);
    }

    /// Whether the member holds the office of administrator.
    public boolean isAdministrator(MemberId member) {
        return administrators.contains(member);
    }

    Set<MemberId> administrators() {
        return administrators;
    }

    /// The member, if admitted and not revoked; `notAfter` is for whoever asks.
    public Optional<Member> member(MemberId id) {
        return Optional.ofNullable(members.get(id));
    }

    /// The circle, if not revoked.
    public Optional<Circle> circle(CircleId id) {
        return Optional.ofNullable(circles.get(id));
    }

    /// The circles not revoked.
    public List<Circle> circles() {
        return List.copyOf(circles.values());
    }

    /// The countries not revoked.
    public List<DirectoryStatement.Country> countries() {
        return List.copyOf(countries.values());
    }

    /// Whether a key is that of a member with this office at that time.
    boolean isAdministratorKey(VerificationKey key, Instant at) {
        return administrators.stream()
                .map(members::get)
                .anyMatch(member -> member != null && member.signing().equals(key) && !member.notAfter().isBefore(at));
    }

    private void requireFollows(DirectoryStatement statement) {
        DirectoryStatement.Place place = statement.place();
        if (place.sequence() != next() || !place.previous().equals(last())) {
            throw new StatementRefused(Rule.CHAIN);
        }
        boolean first = place.sequence() == 0;
        if (first != statement instanceof DirectoryStatement.Root) {
            throw new StatementRefused(Rule.PIN);
        }
        if (statement instanceof DirectoryStatement.Head head && (head.last() != next() - 1
                || !Optional.of(head.lastDigest()).equals(last())
                || !IntakePath.isListedBy(this, head.intake()))) {
            throw new StatementRefused(Rule.HEAD);
        }
    }

    private void apply(DirectoryStatement statement) {
        switch (statement) {
            case DirectoryStatement.Root first -> root = first;
            case DirectoryStatement.Administrator office -> {
                require(members.containsKey(office.member()), Rule.UNKNOWN);
                administrators.add(office.member());
            }
            case Organisation organisation -> organisations.put(organisation.id(), organisation);
            case Member member -> admit(member);
            case Circle circle -> change(circle);
            case DirectoryStatement.Country country -> {
                require(circles.keySet().containsAll(country.circles()), Rule.UNKNOWN);
                countries.put(country.code(), country);
            }
            case DirectoryStatement.Revocation revocation -> revoke(revocation);
            case DirectoryStatement.Client _,DirectoryStatement.Head _ -> {
                // Nothing of them is in force for anybody else.
            }
        }
    }

    private void admit(Member member) {
        require(organisations.containsKey(member.organisation()), Rule.UNKNOWN);
        require(Accepting.repeats(member, instance), Rule.ACCEPTANCE);
        boolean rootKey = root != null && root.key().equals(member.signing());
        require(!rootKey && keysEver.getOrDefault(member.signing(), member.id()).equals(member.id()), Rule.KEY);
        keysEver.put(member.signing(), member.id());
        members.put(member.id(), member);
    }

    private void change(Circle circle) {
        require(organisations.containsKey(circle.organisation()) && members.keySet().containsAll(circle.members())
                && circle.members().containsAll(circle.keepers()), Rule.UNKNOWN);
        Circle before = circles.get(circle.id());
        boolean same = before != null && before.recipient().equals(circle.recipient());
        require(before == null || (circle.epoch() == before.epoch() && same)
                || (circle.epoch() == before.epoch() + 1 && !same), Rule.EPOCH);
        require(before == null || before.organisation().equals(circle.organisation()), Rule.UNKNOWN);
        circles.put(circle.id(), circle);
    }

    private void revoke(DirectoryStatement.Revocation revocation) {
        switch (revocation.kind()) {
            case ADMINISTRATOR -> require(administrators.remove(MemberId.read(revocation.id())), Rule.UNKNOWN);
            case MEMBER -> {
                require(members.containsKey(MemberId.read(revocation.id())), Rule.UNKNOWN);
                end(Set.of(MemberId.read(revocation.id())));
            }
            case CIRCLE -> require(circles.remove(CircleId.read(revocation.id())) != null, Rule.UNKNOWN);
            case COUNTRY -> require(countries.remove(revocation.id()) != null, Rule.UNKNOWN);
            case ORGANISATION -> {
                OrganisationId id = OrganisationId.read(revocation.id());
                require(organisations.remove(id) != null, Rule.UNKNOWN);
                Set<MemberId> gone = new HashSet<>();
                members.values()
                        .stream()
                        .filter(one -> one.organisation().equals(id))
                        .forEach(one -> gone.add(one.id()));
                end(gone);
                circles.values().removeIf(circle -> circle.organisation().equals(id));
            }
        }
    }

    private void end(Set<MemberId> gone) {
        administrators.removeAll(gone);
        members.keySet().removeAll(gone);
    }

    private static void require(boolean holds, Rule rule) {
        if (!holds) {
            throw new StatementRefused(rule);
        }
    }
}
