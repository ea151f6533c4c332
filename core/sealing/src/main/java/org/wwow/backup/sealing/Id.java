package org.wwow.backup.sealing;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/// An identifier of 16 bytes: raw in every hash and derivation, lower-case UUID text elsewhere (protocol section 1).
///
/// Random ones are version 4 and made by whoever creates the thing; a case's and a member's are derived from a key and
/// version 8. Version 7 and sequences are refused because they tell time and order.
public sealed interface Id
        permits InstanceId, CaseId, MailboxId, SignalTag, ItemId, GrantId, DepositId, OfferId, MemberId, CircleId,
        OrganisationId {
    /// The identifier as the JDK knows it.
    UUID uuid();

    /// The 16 bytes.
    default byte[] bytes() {
        return ByteBuffer.allocate(16)
                .putLong(uuid().getMostSignificantBits())
                .putLong(uuid().getLeastSignificantBits())
                .array();
    }

    /// Lower-case UUID text.
    default String text() {
        return uuid().toString();
    }

    /// Reads lower-case UUID text with its hyphens; nothing else is taken.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE`
    static UUID parse(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException _) {
            // The message of the JDK repeats what was read.
        }
        throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "identifier");
    }

    /// Takes 16 raw bytes.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE` for another length
    static UUID of(byte[] bytes) {
        if (bytes.length != 16) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "identifier");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /// Draws a version 4 identifier from the given source.
    static UUID draw(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return of(withVersion(bytes, 4));
    }

    /// Sets version and variant bits (RFC 9562 section 4) in place, and gives the same array back.
    static byte[] withVersion(byte[] bytes, int version) {
        bytes[6] = (byte) ((bytes[6] & 0x0f) | (version << 4));
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        return bytes;
    }

    /// Refuses any other version or variant.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE`
    static void require(UUID uuid, int version) {
        if (uuid.version() != version || uuid.variant() != 2) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "identifier version");
        }
    }
}
