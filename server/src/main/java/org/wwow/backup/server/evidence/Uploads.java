package org.wwow.backup.server.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.database.RoundTrip.Told;
import org.wwow.backup.server.database.RoundTrips;
import org.wwow.backup.server.evidence.store.UploadRows;

/// How a payload above 64 KiB arrives: in parts, resumable at any byte, for seven days (protocol section 9.3).
///
/// The bytes on the disk decide how far an upload is; no row counts them. So nothing acknowledged is lost in a crash,
/// and nothing is acknowledged that is not on the disk.
@Component
public class Uploads {
    /// How long an unfinished or unclaimed upload is kept.
    public static final Duration LIFE = Duration.ofDays(7);
    /// How much one owner may store, with what is still arriving.
    public static final long ROOM = 4L << 30;
    /// How many deposits, items and grants one owner may store together.
    public static final long ITEMS = 16_384;

    private static final int LAPSED_AT_ONCE = 1_000;

    private final UploadRows rows;
    private final RoundTrips trips;
    private final PartWriter parts;
    private final Clock clock;
    private final SecureRandom random;

    Uploads(UploadRows rows, RoundTrips trips, PartWriter parts, Clock clock, SecureRandom random) {
        this.rows = rows;
        this.trips = trips;
        this.parts = parts;
        this.clock = clock;
        this.random = random;
    }

    /// Begins an upload of exactly `length` bytes.
    public Opened open(Owner owner, long length) {
        if (!isUploadable(length)) {
            return new Opened.NotASizeClass();
        }
        var upload = new Upload(UploadAddress.draw(random), owner, new PayloadSize(length), BlobName.draw(random),
                Optional.empty(), clock.instant().plus(LIFE));
        RoundTrip trip = trips.begin();
        Told begun = rows.insert(trip, upload, ROOM);
        trip.go();
        if (begun.changed() == 1) {
            return new Opened.At(upload);
        }
        return rows.isAdmitted(owner) ? new Opened.NoRoom() : new Opened.NotAdmitted();
    }

    /// How many bytes of an upload are on the disk; empty if the owner has no such upload.
    public Optional<Progress> progress(Owner owner, UploadAddress address) throws IOException {
        Optional<Upload> upload = rows.find(owner, address, clock.instant());
        return upload.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Progress(parts.durableOffset(upload.get()), upload.get().size(), upload.get().expires()));
    }

    /// Appends bytes at an offset. If the stream breaks off, what came is kept and the stream's exception passes on.
    ///
    /// @param announced how many bytes the request says it brings; empty if it does not say
    public Append append(Owner owner, UploadAddress address, long offset, Optional<Long> announced, InputStream bytes)
            throws IOException {
        Optional<Upload> found = rows.find(owner, address, clock.instant());
        if (found.isEmpty()) {
            return new Append.Unknown();
        }
        Upload upload = found.get();
        if (announced.isPresent() && announced.get() > upload.size().bytes() - offset) {
            return offset <= upload.size().bytes() ? new Append.TooLong() : wrongOffset(upload);
        }
        return parts.append(upload, offset, bytes, digest -> rows.finished(address, digest));
    }

    /// Takes finished uploads for the items of a deposit, within the deposit's transaction.
    public List<Upload> claim(Owner owner, List<UploadAddress> addresses) {
        return addresses.isEmpty() ? List.of() : rows.claim(owner, addresses, clock.instant());
    }

    /// Opens an account: a mailbox with its first case, a member with the first session.
    public void admit(RoundTrip trip, Owner owner) {
        rows.admit(trip, owner);
    }

    /// Closes an account, within the transaction that ends the owner's last case.
    public void close(Owner owner) {
        rows.close(owner);
    }

    /// Opens an account at once.
    public void admit(Owner owner) {
        RoundTrip trip = trips.begin();
        admit(trip, owner);
        trip.go();
    }

    /// Asks which of these owners have room for so much, on the caller's round trip, and waits for nobody: an owner whom
    /// somebody charges now is not among them.
    public Asked<UUID> withRoom(RoundTrip trip, Map<Owner, Room> more) {
        return rows.withRoom(trip, more, new Room(ITEMS, ROOM));
    }

    /// Charges owners for what was deposited, within the deposit's transaction; no row changes of one whose room is used
    /// up.
    public Told charge(RoundTrip trip, Map<Owner, Room> more) {
        return rows.charge(trip, more, new Room(ITEMS, ROOM));
    }

    /// Forgets uploads past their time, so many at once; their bytes follow with the next sweep of [Destruction].
    ///
    /// @return how many
    public int lapse() {
        return rows.lapse(clock.instant(), LAPSED_AT_ONCE);
    }

    private Append wrongOffset(Upload upload) throws IOException {
        return new Append.WrongOffset(parts.durableOffset(upload));
    }

    private static boolean isUploadable(long length) {
        if (!PayloadSize.isPayload(length)) {
            return false;
        }
        var size = new PayloadSize(length);
        return !size.isInline() && (size.isDocument() || size.isMedia());
    }

    /// How far an upload is.
    public record Progress(long offset, PayloadSize size, Instant expires) {}
}
