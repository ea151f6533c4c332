package org.wwow.backup.server.casework;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.server.directory.CircleInForce;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.MemberInForce;
import org.wwow.backup.server.http.Refused;

/// Asks the directory, anew each time.
@Component
final class DirectoryReadership implements Readership {
    private final Directory directory;

    DirectoryReadership(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Optional<Member> member(UUID id) {
        return directory.member(new MemberId(id)).map(this::member);
    }

    @Override
    public Optional<Member> memberSigning(VerificationKey key) {
        return directory.memberBySigningKey(key).map(this::member);
    }

    @Override
    public Optional<Circle> circle(UUID id) {
        return directory.circle(new CircleId(id)).map(DirectoryReadership::circle);
    }

    @Override
    public Optional<UUID> organisationOfCircle(UUID circle) {
        return directory.organisationOf(new CircleId(circle)).map(organisation -> organisation.uuid());
    }

    @Override
    public Optional<UUID> organisationOfMember(UUID member) {
        return directory.organisationOf(new MemberId(member)).map(organisation -> organisation.uuid());
    }

    @Override
    public boolean isReady() {
        return isReady(Optional.empty());
    }

    @Override
    public boolean isNamedByACountry(UUID circle) {
        return isReady(Optional.of(new CircleId(circle)));
    }

    private boolean isReady(Optional<CircleId> named) {
        try {
            directory.requireReady(named);
            return true;
        } catch (Refused _) {
            return false;
        }
    }

    private Member member(MemberInForce member) {
        return new Member(member.id().uuid(), member.organisation().uuid(), member.signing(), member.opening(),
                member.roles(), directory.circlesOf(member.id())
                        .stream()
                        .flatMap(circle -> directory.circle(circle).stream())
                        .map(DirectoryReadership::circle)
                        .collect(Collectors.toList()));
    }

    private static Circle circle(CircleInForce circle) {
        return new Circle(circle.id().uuid(), circle.organisation().uuid(), circle.purposes(),
                circle.epoch(), circle.key());
    }
}
