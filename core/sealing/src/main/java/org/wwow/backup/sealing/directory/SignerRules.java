package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.VerifiedEnvelope;

/// Who must sign which statement (protocol section 7, the table).
///
/// A signer beyond those needed must still be the root or a member in force; a stranger's signature refuses the whole.
final class SignerRules {
    private final Pin pin;
    private final Roster roster;
    private final boolean wholeChain;

    /// @param wholeChain whether the roster knows everything before, or only what stands on a reporter's path
    SignerRules(Pin pin, Roster roster, boolean wholeChain) {
        this.pin = pin;
        this.roster = roster;
        this.wholeChain = wholeChain;
    }

    boolean allow(DirectoryStatement statement, VerifiedEnvelope envelope) {
        Optional<Signed> signed = classify(envelope.signers(), statement.position().issued());
        return signed.isPresent() && switch (statement) {
            case Root _ -> signed.get().root && signed.get().members.isEmpty();
            case Administrator _ -> mayMakeAdministrator(signed.get(), statement.position().issued());
            case Circle circle -> mayChangeCircle(circle, signed.get());
            case Revocation revocation -> signed.get().administrators() >= 1 || isHerself(revocation, signed.get())
                    || actsForMissingAdministrators(signed.get(), statement.position().issued());
            case Organisation _,Member _,Country _,ClientManifest _,Head _ ->
                signed.get().administrators() >= 1
                        || actsForMissingAdministrators(signed.get(), statement.position().issued());
        };
    }

    /// The signers by what they are.
    private record Signed(boolean root, Set<MemberId> members, Set<MemberId> administratorIds) {
        int administrators() {
            return administratorIds.size();
        }
    }

    private Optional<Signed> classify(Set<VerificationKey> keys, Instant at) {
        boolean root = false;
        Set<MemberId> members = new HashSet<>();
        Set<MemberId> administrators = new HashSet<>();
        for (VerificationKey key : keys) {
            if (key.equals(pin.root())) {
                root = true;
                continue;
            }
            Optional<Member> holder = roster.holder(key, at);
            if (holder.isEmpty()) {
                return Optional.empty();
            }
            members.add(holder.get().id());
            if (roster.isAdministrator(holder.get().id(), at)) {
                administrators.add(holder.get().id());
            }
        }
        return Optional.of(new Signed(root, members, administrators));
    }

    private boolean mayMakeAdministrator(Signed signed, Instant at) {
        if (signed.root) {
            // A path shows only some administrators, so it cannot tell that there were two already.
            return signed.administrators() >= 1 || !wholeChain || roster.administrators(at) < 2;
        }
        return signed.administrators() >= 2;
    }

    private boolean mayChangeCircle(Circle circle, Signed signed) {
        Optional<Circle> before = roster.circle(circle.id(), circle.position().issued());
        boolean first = before.isEmpty();
        if (first && wholeChain) {
            return signed.administrators() >= 2;
        }
        // On a path the statement before is missing; the head, signed by an administrator, lists this one.
        Set<MemberId> keepers = Set.copyOf(before.orElse(circle).keepers());
        boolean twoPersons = signed.members.size() >= 2 && signed.administrators() >= 1;
        boolean keeperSigned = signed.members.stream().anyMatch(keepers::contains);
        return twoPersons && (keeperSigned || (!wholeChain && signed.administrators() >= 2));
    }

    private static boolean isHerself(Revocation revocation, Signed signed) {
        return switch (revocation.subject().kind()) {
            case MEMBER, ADMINISTRATOR -> signed.members.stream()
                    .anyMatch(member -> member.text().equals(revocation.subject().id()));
            case ORGANISATION, CIRCLE, COUNTRY -> false;
        };
    }

    /// Until the first administrator is in force, the root signs in an administrator's place.
    private boolean actsForMissingAdministrators(Signed signed, Instant at) {
        return signed.root && roster.administrators(at) == 0;
    }
}
