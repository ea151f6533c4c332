package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A case. Derived from its author key, version 8, so that nobody can speak for the reporter (protocol section 3).
public record CaseId(UUID uuid) implements Id {
    private static final byte[] LABEL = "backup/v1/case\n".getBytes(StandardCharsets.US_ASCII);

    /// @throws FormRefused for any other version
    public CaseId {
        Id.require(uuid, 8);
    }

    /// The only case that this author key can have in this instance.
    public static CaseId of(InstanceId instance, VerificationKey author) {
        byte[] half = Digest.hash(LABEL, instance.bytes(), author.bytes()).firstHalf();
        return new CaseId(Id.of(Id.withVersion(half, 8)));
    }

    /// Reads lower-case UUID text.
    public static CaseId read(String text) {
        return new CaseId(Id.parse(text));
    }

    @Override
    public String toString() {
        return text();
    }
}
