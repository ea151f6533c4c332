package org.wwow.backup.sealing.directory;

import java.util.List;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.VerifiedEnvelope;
import org.wwow.backup.sealing.age.Recipient;

/// What a new member says of her own keys, signed by her new signing key (protocol section 18).
///
/// It stands inside the member statement, because its place in the chain is not known when she makes her keys.
///
/// @param profile HASH(16 random ‖ JCS(profile)): binds the name to the keys and stays erasable
public record Acceptance(MemberId member, OrganisationId organisation, List<String> roles, Recipient opening,
        VerificationKey signing, Digest profile) {
    /// The statement's type.
    public static final String TYPE = "backup/v1/acceptance";

    /// Keeps its own copy of the list.
    public Acceptance {
        roles = List.copyOf(roles);
    }

    /// Signs it with the member's new key.
    ///
    /// @throws IllegalArgumentException if the key is not the one it names
    public Envelope sign(InstanceId instance, SigningKey key) {
        if (!key.verificationKey().equals(signing)) {
            throw new IllegalArgumentException("An acceptance is signed by the key it names.");
        }
        return Envelope.sign(addTo(JsonObject.EMPTY.with("type", TYPE).with("instance", instance), "member"), key);
    }

    /// Adds the members that acceptance and member statement share.
    JsonObject addTo(JsonObject statement, String idName) {
        return statement.with(idName, member)
                .with("organisation", organisation)
                .with("roles", Words.words(roles))
                .with("opening", opening.text())
                .with("signing", signing)
                .with("profile", profile);
    }

    static Acceptance read(VerifiedEnvelope envelope, InstanceId instance) {
        return envelope.read(TYPE, instance, members -> read(members, "member"));
    }

    static Acceptance read(Members members, String idName) {
        return new Acceptance(members.id(idName, MemberId::read), members.id("organisation", OrganisationId::read),
                members.sorted("roles", 8, Words::word), Words.recipient(members, "opening"), members.key("signing"),
                members.digest("profile"));
    }
}
