package org.wwow.backup.sealing.deposit;

import java.util.Set;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// One sealed thing in a deposit (protocol section 9.5).
///
/// @param size bytes of the payload, which is its size class
/// @param header digest of the 1 627 bytes of the header
/// @param payload digest of the payload
/// @param bind commitment to opener and content (section 5)
/// @param two whether it opens only with a second member's approval
public record DepositedItem(ItemId id, CompartmentEpoch in, Kind kind, long size, Digest header, Digest payload,
        Digest bind, boolean two) {
    /// Bytes of every header.
    public static final int HEADER_BYTES = 1_627;

    private static final long MAX_SIZE = 1L << 37;

    /// What the server may know of the kind.
    public enum Kind {
        /// A document; what it is stands inside the seal.
        DOCUMENT,
        /// A file.
        MEDIA;

        /// The word of the format.
        public String word() {
            return this == DOCUMENT ? "document" : "media";
        }
    }

    /// Reads an item.
    public static DepositedItem read(Members members) {
        return new DepositedItem(members.id("id", ItemId::read), CompartmentEpoch.read(members),
                members.oneOf("kind", Set.of("document", "media")).equals("media") ? Kind.MEDIA : Kind.DOCUMENT,
                members.integer("size", 1, MAX_SIZE), members.digest("header"), members.digest("payload"),
                members.digest("bind"), members.optional("two", DepositedItem::two).isPresent());
    }

    /// Writes the item.
    public JsonObject json() {
        return in.addTo(JsonObject.EMPTY.with("id", id))
                .with("kind", kind.word())
                .with("size", size)
                .with("header", header)
                .with("payload", payload)
                .with("bind", bind)
                .withOptional("two", two ? new JsonBoolean(true) : null);
    }

    /// Written only where true: one form for one meaning.
    private static boolean two(Members members) {
        if (members.truth("two")) {
            return true;
        }
        throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "two");
    }
}
