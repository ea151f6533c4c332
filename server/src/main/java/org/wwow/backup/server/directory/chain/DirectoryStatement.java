package org.wwow.backup.server.directory.chain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.age.Recipient;

/// One statement of the chain, by its type (protocol section 21).
public sealed interface DirectoryStatement {
    /// Where it stands.
    Place place();

    /// Number, digest of the statement before, and when its signer says it was issued.
    ///
    /// @param previous absent only in number 0
    record Place(long sequence, Optional<Digest> previous, Instant issued) {}

    /// The pinned beginning.
    record Root(Place place, VerificationKey key, String log, Optional<String> policy,
            List<String> witnesses) implements DirectoryStatement {}

    /// Makes a member an administrator.
    record Administrator(Place place, MemberId member) implements DirectoryStatement {}

    /// An organisation.
    record Organisation(Place place, OrganisationId id, String name, String country,
            List<String> purposes) implements DirectoryStatement {}

    /// A member with keys.
    record Member(Place place, MemberId id, OrganisationId organisation, List<String> roles, Recipient opening,
            VerificationKey signing, Digest profile, Instant notAfter,
            Envelope acceptance) implements DirectoryStatement {}

    /// A circle and who is in it.
    record Circle(Place place, CircleId id, OrganisationId organisation, String name, List<String> purposes,
            List<String> area, List<String> languages, long epoch, Recipient recipient, List<MemberId> members,
            List<MemberId> keepers, Optional<Recipient> recovery) implements DirectoryStatement {}

    /// A country where the instance works.
    record Country(Place place, String code, List<CircleId> circles, boolean child, Digest file,
            Instant notAfter) implements DirectoryStatement {}

    /// The end of something.
    record Revocation(Place place, Kind kind, String id, String reason, Instant from) implements DirectoryStatement {
        /// What can end.
        public enum Kind {
            /// The office, not the person.
            ADMINISTRATOR,
            /// A circle.
            CIRCLE,
            /// A country's statement; its id is the code.
            COUNTRY,
            /// A member.
            MEMBER,
            /// An organisation with all its members and circles.
            ORGANISATION
        }
    }

    /// The files of a web bundle.
    record Client(Place place, Map<String, Digest> files) implements DirectoryStatement {}

    /// What of the chain is in force for reporters.
    record Head(Place place, long last, Digest lastDigest, List<Digest> intake) implements DirectoryStatement {}
}
