package org.wwow.backup.server.casework;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.directory.CircleInForce;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.MemberInForce;
import org.wwow.backup.server.directory.Present;

/// Asks the directory, anew each time; or one moment of it, for one decision.
@Component
final class DirectoryReadership implements Readership {
    private final Function<RoundTrip, Supplier<Present>> asking;
    private final Supplier<Present> directory;

    @Autowired
    DirectoryReadership(Directory directory) {
        this(directory::present, directory::present);
    }

    private DirectoryReadership(Function<RoundTrip, Supplier<Present>> asking, Supplier<Present> directory) {
        this.asking = asking;
        this.directory = directory;
    }

    @Override
    public Supplier<Readership> present(RoundTrip trip) {
        Supplier<Present> asked = asking.apply(trip);
        return () -> {
            Present present = asked.get();
            return new DirectoryReadership(asking, () -> present);
        };
    }

    @Override
    public Optional<Member> member(UUID id) {
        Present present = directory.get();
        return present.member(new MemberId(id)).map(member -> member(present, member));
    }

    @Override
    public Optional<Member> memberSigning(VerificationKey key) {
        Present present = directory.get();
        return present.memberBySigningKey(key).map(member -> member(present, member));
    }

    @Override
    public Optional<Circle> circle(UUID id) {
        return directory.get().circle(new CircleId(id)).map(DirectoryReadership::circle);
    }

    @Override
    public Optional<UUID> organisationOfCircle(UUID circle) {
        return directory.get().organisationOf(new CircleId(circle)).map(organisation -> organisation.uuid());
    }

    @Override
    public Optional<UUID> organisationOfMember(UUID member) {
        return directory.get().organisationOf(new MemberId(member)).map(organisation -> organisation.uuid());
    }

    @Override
    public boolean isReady() {
        return directory.get().isReady(Optional.empty());
    }

    @Override
    public boolean isNamedByACountry(UUID circle) {
        return directory.get().isReady(Optional.of(new CircleId(circle)));
    }

    private static Member member(Present present, MemberInForce member) {
        return new Member(member.id().uuid(), member.organisation().uuid(), member.signing(), member.opening(),
                member.roles(), present.circlesOf(member.id())
                        .stream()
                        .flatMap(circle -> present.circle(circle).stream())
                        .map(DirectoryReadership::circle)
                        .collect(Collectors.toList()));
    }

    private static Circle circle(CircleInForce circle) {
        return new Circle(circle.id().uuid(), circle.organisation().uuid(), circle.purposes(),
                circle.epoch(), circle.key());
    }
}
