package org.wwow.backup.server.directory;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.directory.Administrator;
import org.wwow.backup.sealing.directory.Circle;
import org.wwow.backup.sealing.directory.ClientManifest;
import org.wwow.backup.sealing.directory.Country;
import org.wwow.backup.sealing.directory.DirectoryStatement;
import org.wwow.backup.sealing.directory.Head;
import org.wwow.backup.sealing.directory.Member;
import org.wwow.backup.sealing.directory.Organisation;
import org.wwow.backup.sealing.directory.Revocation;
import org.wwow.backup.sealing.directory.Root;
import org.wwow.backup.server.directory.store.CircleKeyRows;
import org.wwow.backup.server.directory.store.InForceRows;
import org.wwow.backup.server.directory.store.ProjectionRows;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// What follows from a statement once the chain has taken it: rows in force, keys of circles, and word to the features
/// that end something with it.
@Component
class Consequences {
    private final ProjectionRows projection;
    private final CircleKeyRows keys;
    private final InForceRows inForce;
    private final ApplicationEventPublisher events;

    Consequences(ProjectionRows projection, CircleKeyRows keys, InForceRows inForce, ApplicationEventPublisher events) {
        this.projection = projection;
        this.keys = keys;
        this.inForce = inForce;
        this.events = events;
    }

    void of(DirectoryStatement statement, NewStatement fresh) {
        boolean circle = statement instanceof Circle;
        boolean country = statement instanceof Country;
        if (fresh.file().isPresent() != country || (!circle && !fresh.circleKeys().isEmpty())) {
            throw new Refused(Problem.STATEMENT);
        }
        switch (statement) {
            case Organisation organisation -> projection.put(organisation);
            case Member member -> {
                projection.put(member);
                events.publishEvent(new MemberAdmitted(member.id()));
            }
            case Administrator office -> projection.setAdministrator(office.member(), true);
            case Circle one -> changed(one, fresh);
            case Country one -> projection.put(one, checkedFile(one, fresh.file().orElseThrow()));
            case Revocation revocation -> revoked(revocation);
            case Root _,ClientManifest _,Head _ -> {
                // The chain itself is all there is of them.
            }
        }
    }

    private static JsonObject checkedFile(Country country, JsonObject file) {
        boolean same = Digest.hash(CanonicalJson.write(file)).equals(country.file())
                && file.member("code").equals(Optional.of(new JsonText(country.code())));
        if (!same) {
            throw new Refused(Problem.DIGEST);
        }
        return file;
    }

    private void changed(Circle circle, NewStatement fresh) {
        Set<MemberId> before = inForce.listedMembers(circle.id());
        projection.put(circle);
        fresh.circleKeys().forEach(file -> keep(circle, file));
        Set<UUID> holding = keys.readers(circle.id(), circle.epoch());
        boolean recovery = circle.recovery().isEmpty() || holding.contains(circle.id().uuid());
        if (!recovery || !circle.members().stream().allMatch(member -> holding.contains(member.uuid()))) {
            throw new Refused(Problem.STATEMENT);
        }
        Set<MemberId> joined = new HashSet<>(circle.members());
        joined.removeAll(before);
        Set<MemberId> left = new HashSet<>(before);
        left.removeAll(new HashSet<>(circle.members()));
        left.forEach(member -> keys.remove(circle.id(), member.uuid()));
        events.publishEvent(new CircleChanged(circle.id(), circle.epoch(), joined, left));
    }

    /// A key is for somebody who is in the circle, sealed to his key of now.
    void keep(Circle circle, CircleKeyFile file) {
        Optional<KeyId> wanted = file.reader().equals(circle.id().uuid())
                ? circle.recovery().map(KeyId::of)
                : circle.members()
                        .stream()
                        .filter(member -> member.uuid().equals(file.reader()))
                        .findAny()
                        .flatMap(inForce::openingKey);
        if (wanted.isEmpty()) {
            throw new Refused(Problem.STATEMENT);
        }
        if (!wanted.get().equals(file.key())) {
            throw new Refused(Problem.KEY_CHANGED);
        }
        keys.put(circle.id(), circle.epoch(), file);
    }

    private void revoked(Revocation revocation) {
        String id = revocation.subject().id();
        switch (revocation.subject().kind()) {
            case ADMINISTRATOR -> projection.setAdministrator(MemberId.read(id), false);
            case MEMBER -> end(MemberId.read(id));
            case CIRCLE -> endCircle(CircleId.read(id));
            case COUNTRY -> projection.revokeCountry(id);
            case ORGANISATION -> {
                UUID organisation = UUID.fromString(id);
                projection.revokeOrganisation(organisation);
                projection.membersOf(organisation).forEach(member -> end(new MemberId(member)));
                projection.circlesOf(organisation).forEach(circle -> endCircle(new CircleId(circle)));
            }
        }
    }

    private void end(MemberId member) {
        Set<CircleId> circles = projection.circlesListing(member.uuid())
                .stream()
                .map(CircleId::new)
                .collect(Collectors.toSet());
        projection.revokeMember(member.uuid());
        circles.forEach(circle -> keys.remove(circle, member.uuid()));
        events.publishEvent(new MemberRevoked(member, circles));
    }

    private void endCircle(CircleId circle) {
        Set<MemberId> members = inForce.listedMembers(circle);
        projection.revokeCircle(circle.uuid());
        events.publishEvent(new CircleChanged(circle, 0, Set.of(), members));
    }
}
