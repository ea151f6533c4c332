package org.wwow.backup.server;

import java.security.SecureRandom;
import java.util.List;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.server.directory.SaltedProfile;

/// Somebody with keys, as a browser makes them.
///
/// @param value the sign-in value that comes from the passphrase
public record Person(MemberId id, String name, SigningKey signing, HybridKey opening, Secret value,
        SaltedProfile profile) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] SLOT = new byte[2_683];

    /// Makes somebody who may become a member of this instance.
    public static Person make(InstanceId instance) {
        SigningKey signing = SigningKey.draw(RANDOM);
        MemberId id = MemberId.of(instance, signing.verificationKey());
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        String name = "m-" + id.text();
        JsonObject profile = JsonObject.EMPTY.with("name", "Member " + id.text().substring(0, 4))
                .with("languages", JsonArray.ofTexts(List.of("fr")));
        return new Person(id, name, signing, HybridKey.draw(RANDOM), Secret.draw(RANDOM),
                SaltedProfile.of(salt, profile));
    }

    /// The acceptance of section 18.
    public Envelope accepts(InstanceId instance, OrganisationId organisation, List<String> roles) {
        return Envelope.sign(JsonObject.EMPTY.with("type", "backup/v1/acceptance")
                .with("instance", instance)
                .with("member", id)
                .with("organisation", organisation)
                .with("roles", JsonArray.ofTexts(roles))
                .with("opening", opening.recipient().text())
                .with("signing", signing.verificationKey())
                .with("profile", profile.digest()), signing);
    }

    /// The members of a new account in a body.
    public JsonObject account(String code) {
        return JsonObject.EMPTY.with("name", name)
                .with("signIn", signIn())
                .with("slot", Base64Url.encode(SLOT))
                .with("code", code)
                .with("profile", profile.json());
    }

    /// HASH of the sign-in value.
    public Digest signIn() {
        return Digest.hash(value.revealBytes());
    }
}
