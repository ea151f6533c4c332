package org.wwow.backup.server.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.server.database.RoundTrip;

/// Who is in force now, as the directory says. Asked anew on every request: a revocation closes the gate at once.
public interface Readership {
    /// Asks for all that follows at once, on a round trip of the caller's: one moment of the directory for one decision.
    default Supplier<Readership> present(RoundTrip trip) {
        return () -> this;
    }

    /// A member in force, with the circles the member is in now; empty if revoked, lapsed or unknown.
    Optional<Member> member(UUID id);

    /// The member in force whose signing key this is.
    Optional<Member> memberSigning(VerificationKey key);

    /// A circle in force.
    Optional<Circle> circle(UUID id);

    /// The organisation a circle belongs or belonged to.
    Optional<UUID> organisationOfCircle(UUID circle);

    /// The organisation a member belongs or belonged to.
    Optional<UUID> organisationOfMember(UUID member);

    /// Whether a country statement in force names a circle of two members in force.
    boolean isReady();

    /// Whether a country statement in force names this circle.
    boolean isNamedByACountry(UUID circle);

    /// A member in force.
    ///
    /// @param key the member's present recipient
    record Member(UUID id, UUID organisation, VerificationKey signing, KeyId key, Set<String> roles,
            List<Circle> circles) {
        /// Copies the collections.
        public Member {
            roles = Set.copyOf(roles);
            circles = List.copyOf(circles);
        }

        /// Whether the member is in this circle now.
        public boolean isIn(UUID circle) {
            return circles.stream().anyMatch(mine -> mine.id().equals(circle));
        }
    }

    /// A circle in force.
    ///
    /// @param epoch of the circle's own key
    /// @param key   the recipient of that epoch
    record Circle(UUID id, UUID organisation, Set<String> purposes, long epoch, KeyId key) {
        /// Copies the set.
        public Circle {
            purposes = Set.copyOf(purposes);
        }
    }
}
