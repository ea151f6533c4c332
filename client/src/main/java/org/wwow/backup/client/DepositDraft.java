package org.wwow.backup.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.wwow.backup.sealing.Bind;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Document;
import org.wwow.backup.sealing.DocumentKind;
import org.wwow.backup.sealing.Epoch;
import org.wwow.backup.sealing.Exhibit;
import org.wwow.backup.sealing.Grant;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Media;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.RoutingSlip;
import org.wwow.backup.sealing.deposit.SealedBytes;

/// Gathers what one deposit brings, seals each thing as it is added, and signs the whole (protocol section 9.5).
///
/// For one deposit of one writer; not thread-safe.
public final class DepositDraft {
    private final CaseWriter writer;
    private final SecureRandom random;
    private final Instant claimed;
    private final List<CompartmentEpoch> epochs = new ArrayList<>();
    private final List<DepositedItem> items = new ArrayList<>();
    private final List<DepositedGrant> grants = new ArrayList<>();
    private final List<Consent> consents = new ArrayList<>();
    private final Map<UUID, SealedBytes> headers = new HashMap<>();
    private final Map<UUID, DepositCall.Payload> payloads = new HashMap<>();
    private final Map<UUID, SealedBytes> grantFiles = new HashMap<>();
    private Optional<RoutingSlip> routing = Optional.empty();

    /// @param claimed what the writer's clock says; sealed into each document
    public DepositDraft(CaseWriter writer, SecureRandom random, Instant claimed) {
        this.writer = writer;
        this.random = random;
        this.claimed = claimed;
    }

    /// Begins an epoch of a compartment.
    public DepositDraft begin(Epoch epoch) {
        epochs.add(place(epoch));
        return this;
    }

    /// Seals a document into an epoch.
    public DepositDraft document(Epoch epoch, HybridKey key, DocumentKind kind, JsonObject body) {
        var document = new Document(epoch, KeyId.of(key.recipient()), ItemId.draw(random), kind,
                writer.signing().verificationKey(), claimed, Secret.draw(random), body);
        Document.Sealed sealed = document.seal(writer.signing(), key.recipient(), random);
        byte[] header = sealed.header().bytes();
        items.add(new DepositedItem(document.item(), place(epoch), DepositedItem.Kind.DOCUMENT,
                sealed.payload().length(), Digest.hash(header), sealed.payload().digest(), sealed.bind(), false));
        keep(document.item(), header, new DepositCall.Payload.Inline(SealedBytes.of(sealed.payload().bytes())));
        return this;
    }

    /// A file with its name and type.
    ///
    /// @param length how many bytes the content has
    public record File(String name, String mediaType, long length, Supplier<InputStream> content) {
        /// A file that is in memory.
        public static File of(String name, String mediaType, byte[] content) {
            return new File(name, mediaType, content.length, () -> new ByteArrayInputStream(content));
        }
    }

    /// Seals a file and the exhibit that describes it; the payload goes up first.
    public DepositDraft file(Epoch epoch, HybridKey key, File file, Calls calls) {
        var payload = new ByteArrayOutputStream();
        Media.Sealed sealed = sealed(file, key.recipient(), payload);
        ItemId item = ItemId.draw(random);
        Secret opener = Secret.draw(random);
        byte[] header = sealed.header().bytes();
        items.add(new DepositedItem(item, place(epoch), DepositedItem.Kind.MEDIA, sealed.payloadLength(),
                Digest.hash(header), sealed.payload(), Bind.of(opener, sealed.content()), false));
        String address = Uploads.upload(calls, payload.toByteArray());
        keep(item, header, new DepositCall.Payload.Uploaded(address.substring("/uploads/".length())));
        var exhibit = new Exhibit(item, file.name(), file.mediaType(), file.length(), sealed.content(),
                sealed.sha512(), JsonObject.EMPTY.with("how", "file"), opener);
        return document(epoch, key, DocumentKind.EXHIBIT, exhibit.body());
    }

    /// Gives an epoch's seed to a reader.
    public DepositDraft grant(Epoch epoch, HybridKey key, Reader reader, Recipient to) {
        var grant = new Grant(epoch, Secret.of(key.revealSeed()), KeyId.of(to), writer.signing().verificationKey(),
                "read");
        byte[] sealed = grant.seal(writer.signing(), to, random);
        GrantId id = GrantId.draw(random);
        grants.add(new DepositedGrant(id, place(epoch), reader, KeyId.of(to), Optional.empty(),
                Digest.hash(sealed)));
        grantFiles.put(id.uuid(), SealedBytes.of(sealed));
        return this;
    }

    /// Adds an answer to a purpose.
    public DepositDraft consent(Consent consent) {
        consents.add(consent);
        return this;
    }

    /// Sends it to a circle.
    public DepositDraft route(RoutingSlip slip) {
        routing = Optional.of(slip);
        return this;
    }

    /// The signed call.
    ///
    /// @param opening the reporter's recipient, in the first deposit of a case only
    public DepositCall call(Optional<String> opening, Optional<DepositCall.Work> work) {
        var statement = new DepositStatement(writer.instance(), DepositId.draw(random), writer.caseId(),
                writer.signing().verificationKey(), opening, epochs, items, grants, consents, List.of(), routing);
        return new DepositCall(writer.sign(statement.json()), headers, payloads, grantFiles, work);
    }

    private void keep(ItemId item, byte[] header, DepositCall.Payload payload) {
        headers.put(item.uuid(), SealedBytes.of(header));
        payloads.put(item.uuid(), payload);
    }

    private Media.Sealed sealed(File file, Recipient to, ByteArrayOutputStream payload) {
        try (InputStream content = file.content().get()) {
            return Media.seal(content, file.length(), to, random, payload);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static CompartmentEpoch place(Epoch epoch) {
        return new CompartmentEpoch(epoch.compartment(), epoch.number());
    }
}
