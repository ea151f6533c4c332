package org.wwow.backup.server.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;

/// Whom the statements of the chain up to one of them put in force, whatever the time; a moment narrows it.
///
/// Immutable. [Directory] keeps the newest and asks before each use whether the chain has grown.
public final class InForce {
    private final Map<MemberId, ListedMember> members = new HashMap<>();
    private final Map<VerificationKey, MemberId> signing = new HashMap<>();
    private final Map<CircleId, ListedCircle> circles = new HashMap<>();
    private final List<ListedCountry> countries;

    /// @param members    of each circle its members are among them
    /// @param circles    revoked ones too, as of members: custody names them for ever
    public InForce(List<ListedMember> members, List<ListedCircle> circles, List<ListedCountry> countries) {
        members.forEach(listed -> {
            this.members.put(listed.member().id(), listed);
            this.signing.put(listed.member().signing(), listed.member().id());
        });
        circles.forEach(listed -> this.circles.put(listed.circle().id(), listed));
        this.countries = List.copyOf(countries);
    }

    /// A member as listed.
    ///
    /// @param standing false once the member or the organisation was revoked
    public record ListedMember(MemberInForce member, boolean standing, Instant notAfter) {
        boolean at(Instant now) {
            return standing && notAfter.isAfter(now);
        }
    }

    /// A circle with the members its newest statement lists, in force or not.
    ///
    /// @param standing false once the circle or its organisation was revoked
    public record ListedCircle(CircleInForce circle, boolean standing) {}

    /// A country statement that was not revoked.
    ///
    /// @param circles  it names
    /// @param recorded whether it holds every [GateRecord]
    public record ListedCountry(String code, List<CircleId> circles, Instant notAfter, boolean recorded) {
        /// Copies the list.
        public ListedCountry {
            circles = List.copyOf(circles);
        }

        private boolean opens(Instant now) {
            return recorded && notAfter.isAfter(now);
        }
    }

    Optional<MemberInForce> member(MemberId id, Instant now) {
        return Optional.ofNullable(members.get(id)).filter(listed -> listed.at(now)).map(ListedMember::member);
    }

    Optional<MemberInForce> memberSigning(VerificationKey key, Instant now) {
        return Optional.ofNullable(signing.get(key)).flatMap(id -> member(id, now));
    }

    Optional<CircleInForce> circle(CircleId id, Instant now) {
        return Optional.ofNullable(circles.get(id)).filter(ListedCircle::standing).map(listed -> at(listed, now));
    }

    /// With those of its members who are in force.
    private CircleInForce at(ListedCircle listed, Instant now) {
        CircleInForce circle = listed.circle();
        Set<MemberId> present = new HashSet<>();
        circle.members().stream().filter(id -> member(id, now).isPresent()).forEach(present::add);
        Set<MemberId> keepers = new HashSet<>(circle.keepers());
        keepers.retainAll(present);
        return new CircleInForce(circle.id(), circle.organisation(), circle.purposes(), circle.epoch(), circle.key(),
                present, keepers);
    }

    List<CircleId> circlesOf(MemberId member, Instant now) {
        if (member(member, now).isEmpty()) {
            return List.of();
        }
        List<CircleId> found = new ArrayList<>();
        circles.values()
                .stream()
                .filter(listed -> listed.standing() && listed.circle().members().contains(member))
                .forEach(listed -> found.add(listed.circle().id()));
        found.sort(Comparator.comparing(CircleId::text));
        return found;
    }

    /// The circles named by countries in force with all their records.
    Stream<CircleId> circlesOfCountries(Instant now) {
        return countries.stream()
                .filter(country -> country.opens(now))
                .flatMap(country -> country.circles().stream())
                .distinct();
    }

    /// Those that such a country names; none if it is not in force or lacks a record.
    Stream<CircleId> circlesOfCountry(String code, Instant now) {
        return countries.stream()
                .filter(country -> country.code().equals(code) && country.opens(now))
                .flatMap(country -> country.circles().stream());
    }

    Optional<OrganisationId> organisation(CircleId circle) {
        return Optional.ofNullable(circles.get(circle)).map(listed -> listed.circle().organisation());
    }

    Optional<OrganisationId> organisation(MemberId member) {
        return Optional.ofNullable(members.get(member)).map(listed -> listed.member().organisation());
    }
}
