package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.dossier.bag.Bag;
import org.wwow.backup.dossier.bag.BagJudgement;
import org.wwow.backup.dossier.bag.BagLimits;
import org.wwow.backup.dossier.capture.CaptureRecord;
import org.wwow.backup.dossier.signature.SignatureReport;

/// One file under one reader's trust: its parts are read once, when the first check asks for them.
public final class Examination {
    /// How long after a deed a witness may sign for it to be witnessed in time.
    ///
    /// The log publishes every five minutes (protocol section 10), and a witness may be away for a while.
    static final Duration WITNESS_BOUND = Duration.ofDays(1);

    private final SubmittedFile file;
    private final Trust trust;
    private final Optional<RecipientReceipt> receipt;
    private final Once<BagJudgement> bag = new Once<>(this::judgeBag);
    private final Once<LogEvidence> log = new Once<>(() -> new LogEvidence(file(), trust()));
    private final Once<DepositEvidence> deposits = new Once<>(() -> new DepositEvidence(file()));
    private final Once<DirectoryEvidence> directory = new Once<>(() -> new DirectoryEvidence(file(), trust()));

    private final Once<CustodyEvidence> custody = new Once<>(() -> new CustodyEvidence(file()));
    private final Once<Part<StatedIndex>> index = new Once<>(() -> file().part(StatedIndex.PATH, StatedIndex::read));
    private final Once<Part<SignatureReport>> seal = new Once<>(() -> SignatureChecks.seal(this));
    private final Once<Part<SignatureReport>> document = new Once<>(() -> SignatureChecks.document(this));
    private final Once<Part<DocumentChecks.Reading>> reading = new Once<>(
            () -> file().part(SignatureChecks.DOCUMENT, DocumentChecks::read));
    private final Map<String, FileDigests> digests = new HashMap<>();
    private final Map<String, CaptureRecord> captures = new HashMap<>();

    /// Nothing is read yet.
    public Examination(SubmittedFile file, Trust trust) {
        this(file, trust, Optional.empty());
    }

    /// With what the recipient gave back.
    public Examination(SubmittedFile file, Trust trust, Optional<RecipientReceipt> receipt) {
        this.file = file;
        this.trust = trust;
        this.receipt = receipt;
    }

    /// A value that is made when first asked for. Not for several threads.
    private static final class Once<T> {
        private final Supplier<T> maker;
        private @Nullable T made;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        T get() {
            T value = made;
            if (value == null) {
                value = maker.get();
                made = value;
            }
            return value;
        }
    }

    /// The bytes of the file could not be read to the end: the answer to the check is that it failed.
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    SubmittedFile file() {
        return file;
    }

    Trust trust() {
        return trust;
    }

    /// What the recipient gave back, from outside the file.
    Optional<RecipientReceipt> receipt() {
        return receipt;
    }

    BagJudgement bag() {
        return bag.get();
    }

    LogEvidence log() {
        return log.get();
    }

    DepositEvidence deposits() {
        return deposits.get();
    }

    DirectoryEvidence directory() {
        return directory.get();
    }

    CustodyEvidence custody() {
        return custody.get();
    }

    Part<StatedIndex> index() {
        return index.get();
    }

    Part<SignatureReport> seal() {
        return seal.get();
    }

    Part<SignatureReport> document() {
        return document.get();
    }

    Part<DocumentChecks.Reading> reading() {
        return reading.get();
    }

    /// The digests of a file that is there, computed once.
    FileDigests digests(String path) {
        return digests.computeIfAbsent(path, this::digest);
    }

    /// What a file that is there says of its making, read once.
    CaptureRecord capture(String path) {
        return captures.computeIfAbsent(path, asked -> CaptureChecks.read(file, asked));
    }

    private FileDigests digest(String path) {
        try (InputStream bytes = file.files().open(path)) {
            return FileDigests.of(bytes);
        } catch (IOException unreadable) {
            throw new Unreadable(unreadable);
        }
    }

    private BagJudgement judgeBag() {
        try {
            return Bag.judge(file.files(), BagLimits.USUAL, _ -> {});
        } catch (IOException unreadable) {
            throw new Unreadable(unreadable);
        }
    }
}
