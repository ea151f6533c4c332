package org.wwow.backup.server.deposits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.sealing.deposit.DepositCall.Payload;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.RoutingSlip;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.casework.Readership;

/// A deposit in the making: everything right unless a test makes it wrong.
public final class Draft {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HybridKey EPOCH_KEY = HybridKey.draw(RANDOM);

    public final Map<UUID, SealedBytes> headers = new HashMap<>();
    public final Map<UUID, Payload> payloads = new HashMap<>();
    public final Map<UUID, SealedBytes> grantFiles = new HashMap<>();
    public final List<DepositedItem> items = new ArrayList<>();
    public final List<DepositedGrant> grants = new ArrayList<>();
    public final List<Consent> consents = new ArrayList<>();
    private final List<SigningKey> signers = new ArrayList<>();
    private final List<CompartmentEpoch> epochs = new ArrayList<>();
    private final List<ItemId> marks = new ArrayList<>();
    private final InstanceId instance;
    private final CaseId inCase;
    private DepositId id = DepositId.draw(RANDOM);
    private VerificationKey author;
    private Optional<String> opening = Optional.empty();
    private Optional<RoutingSlip> routing = Optional.empty();
    private Optional<DepositCall.Work> work = Optional.empty();

    /// A deposit of one signer into a case.
    public Draft(InstanceId instance, CaseId inCase, SigningKey author) {
        this.instance = instance;
        this.inCase = inCase;
        this.author = author.verificationKey();
        signers.add(author);
    }

    public Draft opening(String recipient) {
        opening = Optional.of(recipient);
        return this;
    }

    public Draft work(long nonce) {
        work = Optional.of(new DepositCall.Work("A".repeat(55), nonce));
        return this;
    }

    public Draft work(DepositCall.Work done) {
        work = Optional.of(done);
        return this;
    }

    public Draft withoutWork() {
        work = Optional.empty();
        return this;
    }

    public Draft id(DepositId same) {
        id = same;
        return this;
    }

    /// Names another author than the one who signs.
    public Draft claiming(VerificationKey other) {
        author = other;
        return this;
    }

    public Draft alsoSignedBy(SigningKey second) {
        signers.add(second);
        return this;
    }

    public Draft signedOnlyBy(SigningKey other) {
        signers.clear();
        signers.add(other);
        return this;
    }

    public Draft epoch(String compartment, long epoch) {
        epochs.add(in(compartment, epoch));
        return this;
    }

    /// A sealed document of one step.
    public Draft document(String compartment, long epoch) {
        return sealed(compartment, epoch, DepositedItem.Kind.DOCUMENT, 4_096);
    }

    /// A sealed item whose frame has so many bytes, its payload in the call.
    public Draft sealed(String compartment, long epoch, DepositedItem.Kind kind, int frame) {
        var payload = new ByteArrayOutputStream();
        SealedBytes header = seal(frame, payload);
        SealedBytes bytes = SealedBytes.of(payload.toByteArray());
        return item(compartment, epoch, kind, header, new Payload.Inline(bytes), bytes);
    }

    /// An item whose payload was uploaded.
    public Draft uploaded(String compartment, byte[] payload, String address) {
        SealedBytes header = seal(1, new ByteArrayOutputStream());
        return item(compartment, 0, DepositedItem.Kind.MEDIA, header, new Payload.Uploaded(address),
                SealedBytes.of(payload));
    }

    private Draft item(String compartment, long epoch, DepositedItem.Kind kind, SealedBytes header, Payload payload,
            SealedBytes bytes) {
        ItemId item = ItemId.draw(RANDOM);
        items.add(new DepositedItem(item, in(compartment, epoch), kind, bytes.length(), header.digest(),
                bytes.digest(), Digest.hash(item.bytes()), false));
        headers.put(item.uuid(), header);
        payloads.put(item.uuid(), payload);
        return this;
    }

    /// Marks the last item to be opened by two.
    public Draft two() {
        return changed(line -> new DepositedItem(line.id(), line.in(), line.kind(), line.size(), line.header(),
                line.payload(), line.bind(), true));
    }

    /// Changes the line of the last item.
    public Draft changed(UnaryOperator<DepositedItem> change) {
        items.addLast(change.apply(items.removeLast()));
        return this;
    }

    public Draft mark(ItemId item) {
        marks.add(item);
        return this;
    }

    public Draft grant(String compartment, long epoch, Readership.Circle circle) {
        return grant(compartment, epoch, new Reader(Reader.Kind.CIRCLE, circle.id()), circle.key());
    }

    public Draft grant(String compartment, long epoch, Reader reader, KeyId key) {
        return grant(compartment, epoch, reader, key, Optional.empty());
    }

    public Draft grant(String compartment, long epoch, Reader reader, KeyId key, Optional<Instant> until) {
        SealedBytes file = SealedBytes.of(Age.seal(new byte[1_024], List.of(EPOCH_KEY.recipient()), RANDOM));
        var grant = new DepositedGrant(GrantId.draw(RANDOM), in(compartment, epoch), reader, key, until,
                file.digest());
        grants.add(grant);
        grantFiles.put(grant.id().uuid(), file);
        return this;
    }

    public Draft yes(Purpose purpose, long number, UUID... to) {
        return consent(purpose, Answer.YES, number,
                new Audience.Named(Stream.of(to).sorted(Comparator.comparing(UUID::toString)).toList()));
    }

    public Draft consent(Purpose purpose, Answer answer, long number, Audience to) {
        return consent(new Consent(purpose, answer, to, List.of(), Optional.empty(), Consent.Speaker.SELF,
                Optional.empty(), new Consent.Wording("crsv", "1.4.0", "fr"), number,
                number == 0 ? Optional.empty() : Optional.of(previous(purpose))));
    }

    public Draft consent(Consent consent) {
        consents.add(consent);
        LAST.put(inCase + consent.purpose().word(), consent.digest());
        return this;
    }

    public Draft route(Readership.Circle circle) {
        routing = Optional.of(new RoutingSlip(new CircleId(circle.id()), RoutingSlip.Priority.OPEN, Optional.empty()));
        return this;
    }

    public DepositStatement statement() {
        return new DepositStatement(instance, id, inCase, author, opening, epochs, items, grants, consents, marks,
                routing);
    }

    public DepositCall call() {
        Envelope envelope = Envelope.sign(statement().json(), signers.getFirst());
        for (SigningKey second : signers.subList(1, signers.size())) {
            envelope = envelope.alsoSignedBy(second);
        }
        return new DepositCall(envelope, headers, payloads, grantFiles, work);
    }

    public byte[] body() {
        return call().write();
    }

    public ItemId lastItem() {
        return items.getLast().id();
    }

    private static final Map<String, Digest> LAST = new HashMap<>();

    private Digest previous(Purpose purpose) {
        return LAST.getOrDefault(inCase + purpose.word(), Digest.hash(new byte[0]));
    }

    private static SealedBytes seal(int frame, ByteArrayOutputStream payload) {
        try {
            var sealing = Age.split(EPOCH_KEY.recipient(), RANDOM, payload);
            sealing.content().write(new byte[frame]);
            sealing.content().finish();
            return SealedBytes.of(sealing.header().bytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompartmentEpoch in(String compartment, long epoch) {
        return new CompartmentEpoch(new Compartment(compartment), epoch);
    }
}
