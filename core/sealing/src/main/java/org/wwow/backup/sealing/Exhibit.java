package org.wwow.backup.sealing;

import org.wwow.backup.sealing.FormRefused.Reason;

/// The body of an `exhibit` document: what a file is, sealed in the same compartment (protocol section 5).
///
/// Made after sealing, so that one pass over the file gives its digests. `capture` is what the device said of the
/// recording; it proves nothing.
public record Exhibit(ItemId item, String name, String mediaType, long length, Digest sha256, String sha512,
        JsonObject capture, Secret opener) {
    private static final int SHA512_BYTES = 64;

    /// @throws FormRefused for a negative length or a `sha512` that is not the base64url of 64 bytes
    public Exhibit {
        if (length < 0 || Base64Url.decode(sha512).length != SHA512_BYTES) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "exhibit");
        }
    }

    /// The body of its document.
    public JsonObject body() {
        return JsonObject.EMPTY.with("item", item)
                .with("name", name)
                .with("mediaType", mediaType)
                .with("length", length)
                .with("sha256", sha256)
                .with("sha512", sha512)
                .with("capture", capture)
                .with("opener", opener.raw());
    }

    /// Reads the body.
    ///
    /// @throws FormRefused with the rule that is broken
    public static Exhibit read(JsonObject body) {
        return Members.read(body, members -> new Exhibit(members.id("item", ItemId::read),
                members.text("name", 255), members.text("mediaType", 127), members.integer("length", 0, 1L << 52),
                members.digest("sha256"), members.text("sha512", 86), members.object("capture"),
                Secret.of(members.bytes("opener", Secret.LENGTH))));
    }

    /// The bind that stands in the deposit for the file.
    public Digest bind() {
        return Bind.of(opener, sha256);
    }
}
