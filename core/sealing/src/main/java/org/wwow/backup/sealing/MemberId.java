package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A member of an organisation. Derived from his signing key, version 8: whoever is named an administrator, a keeper or a
/// member of a circle by this id is named by his key, so that nobody can put another key in his place (protocol
/// section 7).
public record MemberId(UUID uuid) implements Id {
    private static final byte[] LABEL = "backup/v1/member-id\n".getBytes(StandardCharsets.US_ASCII);

    /// @throws FormRefused for any other version
    public MemberId {
        Id.require(uuid, 8);
    }

    /// The only member that this signing key can be in this instance.
    public static MemberId of(InstanceId instance, VerificationKey signing) {
        byte[] half = Digest.hash(LABEL, instance.bytes(), signing.bytes()).firstHalf();
        return new MemberId(Id.of(Id.withVersion(half, 8)));
    }

    /// Reads lower-case UUID text.
    public static MemberId read(String text) {
        return new MemberId(Id.parse(text));
    }

    @Override
    public String toString() {
        return text();
    }
}
