package org.wwow.backup.server.directory.chain;

import java.time.Instant;
import java.util.Set;

import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Circle;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Revocation;

/// Who signed a statement, seen from what is in force before it (protocol sections 7 and 21).
///
/// The signers are exactly those the type asks for: one more would be a signature whose meaning nobody checked.
final class Signers {
    private final Set<VerificationKey> keys;
    private final Standing standing;
    private final Instant issued;

    Signers(Set<VerificationKey> keys, Standing standing, Instant issued) {
        this.keys = keys;
        this.standing = standing;
        this.issued = issued;
    }

    /// How many of them are administrators in force.
    int administrators() {
        return (int) keys.stream().filter(key -> standing.isAdministratorKey(key, issued)).count();
    }

    boolean maySign(DirectoryStatement statement) {
        return switch (statement) {
            case DirectoryStatement.Root root -> keys.equals(Set.of(root.key()));
            case DirectoryStatement.Administrator _ -> mayMakeAdministrator();
            case Circle circle -> keys.size() == 2 && maySignCircle(circle);
            case Revocation revocation -> administrator() || isOwn(revocation);
            case DirectoryStatement.Organisation _,DirectoryStatement.Member _,DirectoryStatement.Country _,DirectoryStatement.Client _,DirectoryStatement.Head _ ->
                administrator();
        };
    }

    /// One administrator. While there is none the root stands in: somebody must admit the first.
    private boolean administrator() {
        boolean first = standing.administrators().isEmpty() && root();
        return keys.size() == 1 && (administrators() == 1 || first);
    }

    private boolean mayMakeAdministrator() {
        boolean two = keys.size() == 2 && administrators() + (root() ? 1 : 0) == 2;
        return two || (keys.size() == 1 && root() && standing.administrators().size() < 2);
    }

    private boolean root() {
        return standing.root().filter(root -> keys.contains(root.key())).isPresent();
    }

    /// Two administrators, or a keeper of the statement before and an administrator: two people either way.
    private boolean maySignCircle(Circle circle) {
        if (administrators() == 2) {
            return true;
        }
        return standing.circle(circle.id())
                .filter(before -> keys.stream()
                        .anyMatch(keeper -> isKeeper(before, keeper) && keys.stream()
                                .anyMatch(
                                        other -> !other.equals(keeper) && standing.isAdministratorKey(other, issued))))
                .isPresent();
    }

    private boolean isKeeper(Circle before, VerificationKey key) {
        return before.keepers()
                .stream()
                .anyMatch(id -> standing.member(id)
                        .filter(member -> member.signing().equals(key) && !member.notAfter().isBefore(issued))
                        .isPresent());
    }

    private boolean isOwn(Revocation revocation) {
        return switch (revocation.kind()) {
            case MEMBER, ADMINISTRATOR -> standing.member(MemberId.read(revocation.id()))
                    .filter(member -> keys.equals(Set.of(member.signing())))
                    .isPresent();
            case CIRCLE, COUNTRY, ORGANISATION -> false;
        };
    }
}
