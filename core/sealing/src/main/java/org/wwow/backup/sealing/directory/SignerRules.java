package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.VerificationKey;

/// Who must sign which statement, seen from what is in force before it (protocol sections 7 and 21).
///
/// The signers are exactly those the type asks for: one more would be a signature whose meaning nobody checked.
final class SignerRules {
    private final Pin pin;
    private final Roster roster;
    private final Set<VerificationKey> keys;
    private final boolean root;
    private final Set<MemberId> members = new HashSet<>();
    private final Set<MemberId> administrators = new HashSet<>();

    SignerRules(Pin pin, Roster roster, Set<VerificationKey> keys, Instant issued) {
        this.pin = pin;
        this.roster = roster;
        this.keys = keys;
        this.root = keys.contains(pin.root());
        for (VerificationKey key : keys) {
            roster.holder(key, issued).map(Member::id).ifPresent(id -> {
                members.add(id);
                if (roster.isAdministrator(id)) {
                    administrators.add(id);
                }
            });
        }
    }

    boolean allow(DirectoryStatement statement) {
        return switch (statement) {
            case Root _ -> keys.equals(Set.of(pin.root()));
            case Administrator _ -> mayMakeAdministrator();
            case Circle circle -> mayChange(circle);
            case Revocation revocation -> isAdministrator() || isHerOwn(revocation);
            case Organisation _,Member _,Country _,ClientManifest _,Head _ -> isAdministrator();
        };
    }

    boolean areTwoAdministrators() {
        return keys.size() == 2 && administrators.size() == 2;
    }

    /// One administrator. While there is none the root stands in: somebody must admit the first.
    private boolean isAdministrator() {
        boolean first = root && roster.administrators.isEmpty();
        return keys.size() == 1 && (administrators.size() == 1 || first);
    }

    private boolean mayMakeAdministrator() {
        boolean two = keys.size() == 2 && administrators.size() + (root ? 1 : 0) == 2;
        return two || (keys.size() == 1 && root && roster.administrators.size() < 2);
    }

    /// Two administrators, or a keeper of the statement before and an administrator: two persons either way.
    private boolean mayChange(Circle circle) {
        Circle before = roster.circles.get(circle.id());
        boolean keeperBesideAdministrator = before != null && keys.size() == 2 && members.size() == 2
                && members.stream()
                        .filter(before.keepers()::contains)
                        .anyMatch(keeper -> administrators.stream().anyMatch(other -> !other.equals(keeper)));
        return areTwoAdministrators() || keeperBesideAdministrator;
    }

    private boolean isHerOwn(Revocation revocation) {
        return switch (revocation.subject().kind()) {
            case MEMBER, ADMINISTRATOR -> {
                Member herself = roster.members.get(MemberId.read(revocation.subject().id()));
                yield herself != null && keys.equals(Set.of(herself.accepted().signing()));
            }
            case ORGANISATION, CIRCLE, COUNTRY -> false;
        };
    }
}
