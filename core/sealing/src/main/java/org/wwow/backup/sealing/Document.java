package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.time.Instant;

import org.wwow.backup.sealing.Opened.Refusal;
import org.wwow.backup.sealing.age.AgeRefused;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.sealing.age.SealedHeader;

/// A signed document of a case (protocol section 5, `backup/v1/document`).
///
/// Naming its recipient stops a reader from re-sealing it to others as if it had been meant for them. The opener is
/// the secret of its [Bind]; `claimed` is the author's clock and proves nothing.
public record Document(Epoch epoch, KeyId recipient, ItemId item, DocumentKind kind, VerificationKey author,
        Instant claimed, Secret opener, JsonObject body) {
    /// The statement's type.
    public static final String TYPE = "backup/v1/document";

    /// A document sealed and split: the header travels in the deposit, the payload apart.
    public record Sealed(SealedHeader header, Payload payload, Digest bind) {}

    /// Signs and seals. The recipient is that of the epoch's key, which the writer derives from the seed she holds.
    ///
    /// @throws IllegalArgumentException if signer or recipient are not those the document names
    /// @throws FormRefused with `TOO_LONG` if it has more than 1 MiB
    public Sealed seal(SigningKey signer, Recipient to, SecureRandom random) {
        if (!signer.verificationKey().equals(author) || !KeyId.of(to).equals(recipient)) {
            throw new IllegalArgumentException("A document is signed by its author and sealed to its recipient.");
        }
        byte[] content = Envelope.sign(statement(), signer).canonical();
        byte[] file = SealedContent.seal(Frame.DOCUMENT, content, to, random);
        try {
            return new Sealed(SealedHeader.ofFile(file), Payload.ofFile(file), Bind.of(opener, Digest.hash(content)));
        } catch (AgeRefused e) {
            throw new IllegalStateException("A header just made has its form.", e);
        }
    }

    /// Opens and checks a document where it is expected: recipient, author's signature, epoch, item.
    ///
    /// Whether the author may write here is for the rules of the case.
    public static Opened<Document> open(Sealed sealed, HybridKey key, Epoch epoch, ItemId item) {
        return SealedContent.open(Frame.DOCUMENT, sealed.payload().after(sealed.header()), key, envelope -> {
            Opened<Document> opened = check(envelope, key, epoch, item);
            Digest content = Digest.hash(envelope.envelope().canonical());
            boolean otherBind = opened instanceof Opened.Verified<Document>(Document document)
                    && !Bind.holds(sealed.bind(), document.opener, content);
            return otherBind ? new Opened.Refused<>(Refusal.OTHER_BIND) : opened;
        });
    }

    /// Reads a document that was opened before, as a court receives it: signed by its author and by nobody else. Where it
    /// stands, and to whom it was sealed, is what it says itself.
    ///
    /// @throws FormRefused if it is no document, or not signed so
    public static Document unsealed(VerifiedEnvelope envelope) {
        InstanceId instance = envelope.envelope().instance();
        Document document = envelope.read(TYPE, instance, members -> read(instance, members));
        if (!envelope.isSignedOnlyBy(document.author)) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "signatures");
        }
        return document;
    }

    /// The statement that is signed.
    public JsonObject statement() {
        return epoch.addTo(JsonObject.EMPTY.with("type", TYPE))
                .with("recipient", recipient.text())
                .with("item", item)
                .with("kind", kind.word())
                .with("author", author)
                .with("claimed", claimed)
                .with("opener", opener.raw())
                .with("body", body);
    }

    private static Opened<Document> check(VerifiedEnvelope envelope, HybridKey key, Epoch epoch, ItemId item) {
        if (!envelope.envelope().instance().equals(epoch.instance())) {
            return new Opened.Refused<>(Refusal.OTHER_PLACE);
        }
        Document document = envelope.read(TYPE, epoch.instance(), members -> read(epoch.instance(), members));
        if (!envelope.isSignedOnlyBy(document.author)) {
            return new Opened.Refused<>(Refusal.OTHER_SIGNER);
        }
        if (!document.recipient.equals(KeyId.of(key.recipient()))) {
            return new Opened.Refused<>(Refusal.OTHER_READER);
        }
        boolean inPlace = document.epoch.equals(epoch) && document.item.equals(item);
        return inPlace ? new Opened.Verified<>(document) : new Opened.Refused<>(Refusal.OTHER_PLACE);
    }

    private static Document read(InstanceId instance, Members members) {
        return new Document(Epoch.read(instance, members), members.parsed("recipient", 22, KeyId::new),
                members.id("item", ItemId::read), members.parsed("kind", 16, DocumentKind::read),
                members.key("author"), members.time("claimed"), Secret.of(members.bytes("opener", Secret.LENGTH)),
                members.object("body"));
    }
}
