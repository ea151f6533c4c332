package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.Set;
import java.util.TreeSet;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;

/// What a chain or a path has put in force so far. Mutable, and never handed out.
final class Roster {
    final Map<OrganisationId, Organisation> organisations = new LinkedHashMap<>();
    final Map<MemberId, Member> members = new LinkedHashMap<>();
    final TreeSet<String> administrators = new TreeSet<>();
    final Map<CircleId, Circle> circles = new LinkedHashMap<>();
    final Map<String, Country> countries = new LinkedHashMap<>();
    /// Circles that were revoked: their epochs would begin again under the ids that grants name.
    final Set<CircleId> circlesEnded = new HashSet<>();

    Roster copy() {
        var copy = new Roster();
        copy.organisations.putAll(organisations);
        copy.members.putAll(members);
        copy.administrators.addAll(administrators);
        copy.circles.putAll(circles);
        copy.countries.putAll(countries);
        copy.circlesEnded.addAll(circlesEnded);
        return copy;
    }

    void add(DirectoryStatement statement) {
        switch (statement) {
            case Member member -> members.put(member.id(), member);
            case Administrator one -> administrators.add(one.member().text());
            case Organisation one -> organisations.put(one.id(), one);
            case Circle circle -> circles.put(circle.id(), circle);
            case Country country -> countries.put(country.code(), country);
            case Revocation revocation -> end(revocation.subject());
            case Root _,ClientManifest _,Head _ -> {
                // Nothing that others refer to.
            }
        }
    }

    boolean has(Revocation.Subject subject) {
        return switch (subject.kind()) {
            case MEMBER -> members.containsKey(MemberId.read(subject.id()));
            case ADMINISTRATOR -> administrators.contains(subject.id());
            case ORGANISATION -> organisations.containsKey(OrganisationId.read(subject.id()));
            case CIRCLE -> circles.containsKey(CircleId.read(subject.id()));
            case COUNTRY -> countries.containsKey(subject.id());
        };
    }

    boolean isAdministrator(MemberId id) {
        return administrators.contains(id.text());
    }

    /// The member who signs with a key and is not past her date.
    Optional<Member> holder(VerificationKey key, Instant at) {
        return members.values()
                .stream()
                .filter(member -> member.accepted().signing().equals(key))
                .filter(member -> !member.notAfter().isBefore(at))
                .findFirst();
    }

    private void end(Revocation.Subject subject) {
        switch (subject.kind()) {
            case MEMBER -> endMember(MemberId.read(subject.id()));
            case ADMINISTRATOR -> administrators.remove(subject.id());
            case ORGANISATION -> endOrganisation(OrganisationId.read(subject.id()));
            case CIRCLE -> endCircle(CircleId.read(subject.id()));
            case COUNTRY -> countries.remove(subject.id());
        }
    }

    private void endMember(MemberId id) {
        members.remove(id);
        administrators.remove(id.text());
    }

    private void endCircle(CircleId id) {
        circles.remove(id);
        circlesEnded.add(id);
    }

    /// A revoked organisation takes its members and circles with it.
    private void endOrganisation(OrganisationId id) {
        organisations.remove(id);
        SequencedCollection<MemberId> gone = members.values()
                .stream()
                .filter(member -> member.accepted().organisation().equals(id))
                .map(Member::id)
                .toList();
        gone.forEach(this::endMember);
        List<CircleId> shut = circles.values()
                .stream()
                .filter(circle -> circle.organisation().equals(id))
                .map(Circle::id)
                .toList();
        shut.forEach(this::endCircle);
    }
}
