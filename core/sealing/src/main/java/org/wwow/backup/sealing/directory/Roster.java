package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;

/// The statements in force that a chain or a path has shown so far. Mutable, and never handed out.
final class Roster {
    private final Map<Revocation.Subject, Entry<?>> entries = new HashMap<>();
    private final Map<Revocation.Subject, Instant> revoked = new HashMap<>();
    private final Map<Digest, Revocation.Subject> signersOfOld = new HashMap<>();
    private final Set<Digest> roots = new LinkedHashSet<>();

    /// A statement with its digest.
    record Entry<T extends DirectoryStatement>(T statement, Digest digest) {}

    Roster copy() {
        var copy = new Roster();
        copy.entries.putAll(entries);
        copy.revoked.putAll(revoked);
        copy.signersOfOld.putAll(signersOfOld);
        copy.roots.addAll(roots);
        return copy;
    }

    void add(DirectoryStatement statement, Digest digest) {
        switch (statement) {
            case Root _ -> {
                roots.clear();
                roots.add(digest);
            }
            case Member member -> put(Revocation.Subject.of(member.id()), member, digest);
            case Administrator one -> put(Revocation.Subject.administrator(one.member()), one, digest);
            case Organisation one -> put(Revocation.Subject.of(one.id()), one, digest);
            case Circle circle -> put(Revocation.Subject.of(circle.id()), circle, digest);
            case Country country -> put(Revocation.Subject.country(country.code()), country, digest);
            case Revocation revocation -> revoked.merge(revocation.subject(), revocation.from(),
                    (one, other) -> one.isBefore(other) ? one : other);
            case ClientManifest _,Head _ -> {
                // Nothing that others refer to.
            }
        }
    }

    /// A later statement of the same subject takes its place and ends an earlier revocation.
    private void put(Revocation.Subject subject, DirectoryStatement statement, Digest digest) {
        Entry<?> before = entries.put(subject, new Entry<>(statement, digest));
        revoked.remove(subject);
        if (before != null && (before.statement() instanceof Member || before.statement() instanceof Administrator)) {
            signersOfOld.put(before.digest(), subject);
        }
    }

    Optional<Member> member(MemberId id, Instant at) {
        return inForce(Revocation.Subject.of(id), Member.class, at).filter(member -> !at.isAfter(member.notAfter()));
    }

    /// The last statement of a circle, revoked or not: its epochs never begin again.
    Optional<Circle> lastCircle(CircleId id) {
        return Optional.ofNullable(entries.get(Revocation.Subject.of(id)))
                .map(Entry::statement)
                .map(Circle.class::cast);
    }

    Optional<Organisation> organisation(OrganisationId id, Instant at) {
        return inForce(Revocation.Subject.of(id), Organisation.class, at);
    }

    Optional<Circle> circle(CircleId id, Instant at) {
        return inForce(Revocation.Subject.of(id), Circle.class, at);
    }

    Optional<Country> country(String code, Instant at) {
        return inForce(Revocation.Subject.country(code), Country.class, at)
                .filter(country -> !at.isAfter(country.notAfter()));
    }

    boolean has(Revocation.Subject subject) {
        return entries.containsKey(subject);
    }

    boolean isAdministrator(MemberId id, Instant at) {
        return member(id, at).isPresent()
                && inForce(Revocation.Subject.administrator(id), Administrator.class, at).isPresent();
    }

    long administrators(Instant at) {
        return all(Administrator.class).filter(one -> isAdministrator(one.member(), at)).count();
    }

    /// Who holds a signing key, if she is in force.
    Optional<Member> holder(VerificationKey key, Instant at) {
        return all(Member.class).filter(member -> member.accepted().signing().equals(key))
                .filter(member -> member(member.id(), at).isPresent())
                .findFirst();
    }

    <T extends DirectoryStatement> Stream<T> all(Class<T> type) {
        return entries.values().stream().map(Entry::statement).filter(type::isInstance).map(type::cast);
    }

    /// Digests of everything that is in force, roots included.
    Set<Digest> digestsInForce(Instant at) {
        var digests = new LinkedHashSet<>(roots);
        entries.forEach((subject, entry) -> {
            if (inForce(subject, DirectoryStatement.class, at).isPresent()) {
                digests.add(entry.digest());
            }
        });
        return digests;
    }

    /// As [#digestsInForce], with earlier statements of members still in force: a path needs them where something was
    /// signed with an earlier key. Never earlier circles: nothing may be sealed to an earlier epoch.
    Set<Digest> digestsThatHold(Instant at) {
        Set<Digest> digests = digestsInForce(at);
        signersOfOld.forEach((digest, subject) -> {
            if (inForce(subject, DirectoryStatement.class, at).isPresent()) {
                digests.add(digest);
            }
        });
        return digests;
    }

    private <T> Optional<T> inForce(Revocation.Subject subject, Class<T> type, Instant at) {
        Instant end = revoked.get(subject);
        boolean ended = end != null && !at.isBefore(end);
        return ended
                ? Optional.empty()
                : Optional.ofNullable(entries.get(subject)).map(Entry::statement).map(type::cast);
    }
}
