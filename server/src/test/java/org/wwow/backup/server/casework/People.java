package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.age.HybridKey;

/// A directory by hand: who is in force, with the keys they sign and open with.
public final class People implements Readership {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InstanceId INSTANCE = InstanceId.draw(RANDOM);
    private final Map<UUID, Person> persons = new LinkedHashMap<>();
    private final Map<UUID, Circle> circles = new HashMap<>();
    private final Map<UUID, Set<UUID>> belongs = new HashMap<>();
    private boolean ready = true;

    /// A member with keys.
    public record Person(UUID id, UUID organisation, SigningKey signing, HybridKey opening) {}

    /// A circle of these purposes in an organisation of its own.
    public Circle circle(String... purposes) {
        return circleOf(Id.draw(RANDOM), purposes);
    }

    /// A circle of an organisation.
    public Circle circleOf(UUID organisation, String... purposes) {
        var circle = new Circle(Id.draw(RANDOM), organisation, Set.of(purposes), 0,
                KeyId.of(HybridKey.draw(RANDOM).recipient()));
        circles.put(circle.id(), circle);
        belongs.put(circle.id(), new HashSet<>());
        return circle;
    }

    /// Makes somebody a member of circles, and of the organisation of the first.
    public Person member(Circle... in) {
        UUID organisation = in.length == 0 ? Id.draw(RANDOM) : in[0].organisation();
        SigningKey signing = SigningKey.draw(RANDOM);
        UUID id = MemberId.of(INSTANCE, signing.verificationKey()).uuid();
        var person = new Person(id, organisation, signing, HybridKey.draw(RANDOM));
        persons.put(person.id(), person);
        for (Circle circle : in) {
            members(circle).add(person.id());
        }
        return person;
    }

    /// Takes somebody out of a circle.
    public void leave(Person person, Circle circle) {
        members(circle).remove(person.id());
    }

    /// Ends a membership.
    public void revoke(Person person) {
        persons.remove(person.id());
    }

    /// Gives a circle a new epoch.
    public Circle rotate(Circle circle) {
        var rotated = new Circle(circle.id(), circle.organisation(), circle.purposes(), circle.epoch() + 1,
                KeyId.of(HybridKey.draw(RANDOM).recipient()));
        circles.put(circle.id(), rotated);
        return rotated;
    }

    /// Whether any circle is ready.
    public void ready(boolean now) {
        ready = now;
    }

    @Override
    public Optional<Member> member(UUID id) {
        return Optional.ofNullable(persons.get(id)).map(this::member);
    }

    @Override
    public Optional<Member> memberSigning(VerificationKey key) {
        return persons.values()
                .stream()
                .filter(person -> person.signing().verificationKey().equals(key))
                .findFirst()
                .map(this::member);
    }

    @Override
    public Optional<Circle> circle(UUID id) {
        return Optional.ofNullable(circles.get(id));
    }

    @Override
    public Optional<UUID> organisationOfCircle(UUID circle) {
        return circle(circle).map(Circle::organisation);
    }

    @Override
    public Optional<UUID> organisationOfMember(UUID member) {
        return member(member).map(Member::organisation);
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public boolean isNamedByACountry(UUID circle) {
        return circles.containsKey(circle);
    }

    private Member member(Person person) {
        List<Circle> mine = circles.values()
                .stream()
                .filter(circle -> members(circle).contains(person.id()))
                .toList();
        return new Member(person.id(), person.organisation(), person.signing().verificationKey(),
                KeyId.of(person.opening().recipient()), Set.of(), mine);
    }

    private Set<UUID> members(Circle circle) {
        return belongs.computeIfAbsent(circle.id(), _ -> new HashSet<>());
    }
}
