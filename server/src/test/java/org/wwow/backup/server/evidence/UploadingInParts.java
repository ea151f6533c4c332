package org.wwow.backup.server.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.TurningClock;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Told;
import org.wwow.backup.server.evidence.store.UploadRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UploadingInParts {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = (int) PayloadSize.ofFrame(270_336).bytes();
    private static final byte[] PAYLOAD = randomBytes(LENGTH);

    @TempDir
    private Path folder;
    private final TurningClock clock = new TurningClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Owner owner = new Owner.Mailbox(UUID.nameUUIDFromBytes(randomBytes(16)));
    private Blobs blobs;
    private Uploads uploads;

    @BeforeEach
    void begin() throws IOException {
        restart();
        uploads.admit(owner);
    }

    /// What a new process knows: the rows and the disk, no running hash.
    private void restart() throws IOException {
        blobs = new Blobs(folder);
        uploads = new Uploads(new UploadRows(DATABASE.client()), DATABASE.trips(), new PartWriter(blobs), clock,
                RANDOM);
    }

    @Test
    void givesTheDigestOfWhatWasSentInManyParts() throws IOException {
        UploadAddress address = open();
        for (int at = 0; at < LENGTH; at += 10_007) {
            append(address, at, Arrays.copyOfRange(PAYLOAD, at, Math.min(LENGTH, at + 10_007)));
        }

        assertThat(claimed(address)).isEqualTo(Digest.hash(PAYLOAD));
    }

    @Test
    void resumesAfterARestartWhereTheDiskSays() throws IOException {
        UploadAddress address = open();
        append(address, 0, Arrays.copyOf(PAYLOAD, 100_000));
        restart();

        assertThat(uploads.progress(owner, address).orElseThrow().offset()).isEqualTo(100_000);
        append(address, 100_000, Arrays.copyOfRange(PAYLOAD, 100_000, LENGTH));
        assertThat(claimed(address)).isEqualTo(Digest.hash(PAYLOAD));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 131_071, 131_072, 131_073, SyncingPart.EARLY - 1, SyncingPart.EARLY, SyncingPart.EARLY + 1,
        5_000_000})
    void keepsEveryByteThatCameBeforeTheLineBroke(int cut) throws IOException {
        byte[] film = randomBytes((int) PayloadSize.ofFrame(5 << 20).bytes());
        UploadAddress address = open(film.length);
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(film, 0, cut), new Broken());

        assertThatThrownBy(() -> uploads.append(owner, address, 0, Optional.empty(), breaking))
                .isInstanceOf(IOException.class);
        restart();

        assertThat(uploads.progress(owner, address).orElseThrow().offset()).isEqualTo(cut);
        append(address, cut, Arrays.copyOfRange(film, cut, film.length));
        assertThat(claimed(address)).isEqualTo(Digest.hash(film));
    }

    /// The answer was lost: she sends the same again, and hears where it stands.
    @Test
    void refusesWhatWasTakenBeforeACrashThatLostTheAnswer() throws IOException {
        UploadAddress address = open();
        append(address, 0, Arrays.copyOf(PAYLOAD, 100_000));
        restart();

        assertThat(append(address, 0, Arrays.copyOf(PAYLOAD, 100_000))).isEqualTo(new Append.WrongOffset(100_000));
        append(address, 100_000, Arrays.copyOfRange(PAYLOAD, 100_000, LENGTH));
        assertThat(claimed(address)).isEqualTo(Digest.hash(PAYLOAD));
    }

    @Test
    void writesNothingBeyondTheAnnouncedLength() throws IOException {
        UploadAddress address = open();
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(PAYLOAD), new ByteArrayInputStream(
                new byte[3 * SyncingPart.EARLY]));

        assertThat(uploads.append(owner, address, 0, Optional.empty(), endless)).isEqualTo(new Append.TooLong());
        assertThat(uploads.progress(owner, address).orElseThrow().offset()).isEqualTo(LENGTH);
    }

    @Test
    void keepsWhatCameBeforeTheConnectionBroke() throws IOException {
        UploadAddress address = open();
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(PAYLOAD, 0, 70_000), new Broken());

        assertThatThrownBy(() -> uploads.append(owner, address, 0, Optional.empty(), breaking))
                .isInstanceOf(IOException.class);
        long kept = uploads.progress(owner, address).orElseThrow().offset();
        append(address, kept, Arrays.copyOfRange(PAYLOAD, (int) kept, LENGTH));
        assertThat(claimed(address)).isEqualTo(Digest.hash(PAYLOAD));
    }

    /// A crash between the rename and the row: the blob is finished, the row has no digest.
    @Test
    void finishesWhatACrashLeftBetweenBlobAndRow() throws IOException {
        UploadAddress address = open();
        append(address, 0, PAYLOAD);
        DATABASE.client()
                .sql("update upload set digest = null where address = :a")
                .param("a", address.bits())
                .update();
        restart();

        append(address, LENGTH, new byte[0]);
        assertThat(claimed(address)).isEqualTo(Digest.hash(PAYLOAD));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 99, 101, 200, Long.MAX_VALUE / 2})
    void refusesEveryOffsetButTheNext(long offset) throws IOException {
        UploadAddress address = open();
        append(address, 0, Arrays.copyOf(PAYLOAD, 100));

        Append answer = uploads.append(owner, address, offset, Optional.of(1L), new ByteArrayInputStream(new byte[1]));

        assertThat(answer).isEqualTo(new Append.WrongOffset(100));
    }

    @Test
    void refusesMoreThanWasAnnounced() throws IOException {
        UploadAddress address = open();

        assertThat(uploads.append(owner, address, 0, Optional.of(LENGTH + 1L), InputStream.nullInputStream()))
                .isEqualTo(new Append.TooLong());
        assertThat(uploads.append(owner, address, 0, Optional.empty(),
                new ByteArrayInputStream(Arrays.copyOf(PAYLOAD, LENGTH + 1)))).isEqualTo(new Append.TooLong());
    }

    @Test
    void refusesASecondWriterWhileOneIsWriting() throws Exception {
        UploadAddress address = open();
        var begun = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var slow = new AtomicReference<Append>();
        InputStream waiting = new Waiting(begun, answered);
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                slow.set(uploads.append(owner, address, 0, Optional.empty(), waiting));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();

        Append second = append(address, 0, new byte[10]);

        answered.countDown();
        writer.join();
        assertThat(second).isEqualTo(new Append.Busy());
        assertThat(slow.get()).isInstanceOf(Append.Taken.class);
    }

    @Test
    void knowsAnUploadOnlyForItsOwner() throws IOException {
        UploadAddress address = open();
        Owner sameIdAsMember = new Owner.Member(owner.id());

        assertThat(uploads.progress(sameIdAsMember, address)).isEmpty();
        assertThat(uploads.append(sameIdAsMember, address, 0, Optional.empty(), InputStream.nullInputStream()))
                .isEqualTo(new Append.Unknown());
        assertThat(uploads.claim(sameIdAsMember, List.of(address))).isEmpty();
    }

    @Test
    void forgetsAnUploadAfterSevenDays() throws IOException {
        UploadAddress address = open();
        append(address, 0, Arrays.copyOf(PAYLOAD, 100));
        clock.turn(Uploads.LIFE);

        assertThat(uploads.progress(owner, address)).isEmpty();
        assertThat(uploads.lapse()).isPositive();
        assertThat(DATABASE.client()
                .sql("select count(*) from upload where address = :a")
                .param("a", address.bits())
                .query(Long.class)
                .single()).isZero();
    }

    @Test
    void keepsAnUploadOneSecondLess() throws IOException {
        UploadAddress address = open();
        clock.turn(Uploads.LIFE.minus(Duration.ofSeconds(1)));

        assertThat(uploads.progress(owner, address)).isPresent();
    }

    @Test
    void givesNoUnfinishedUploadToADeposit() throws IOException {
        UploadAddress address = open();
        append(address, 0, Arrays.copyOf(PAYLOAD, LENGTH - 1));

        assertThat(uploads.claim(owner, List.of(address))).isEmpty();
    }

    @Test
    void givesAFinishedUploadOnce() throws IOException {
        UploadAddress address = open();
        append(address, 0, PAYLOAD);

        assertThat(uploads.claim(owner, List.of(address))).hasSize(1);
        assertThat(uploads.claim(owner, List.of(address))).isEmpty();
    }

    @Test
    void neverWritesAFinishedBlobAgain() throws IOException {
        UploadAddress address = open();
        append(address, 0, PAYLOAD);
        BlobName blob = uploads.claim(owner, List.of(address)).getFirst().blob();

        assertThatThrownBy(() -> blobs.finish(blob)).isInstanceOf(IOException.class);
        assertThat(uploads.append(owner, address, 0, Optional.empty(), new ByteArrayInputStream(PAYLOAD)))
                .isEqualTo(new Append.Unknown());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4_128, 65_568 - 65_536, 300_000, 270_336, -5, 1L << 40})
    void refusesALengthOfNoSizeClassAboveTheInlineOnes(long length) {
        assertThat(uploads.open(owner, length)).isEqualTo(new Opened.NotASizeClass());
    }

    @Test
    void refusesAMailboxWithoutACase() {
        assertThat(uploads.open(new Owner.Mailbox(UUID.nameUUIDFromBytes(randomBytes(16))), LENGTH))
                .isEqualTo(new Opened.NotAdmitted());
    }

    @Test
    void countsWhatIsStillArrivingAgainstTheRoom() {
        long gigabyte = PayloadSize.ofFrame(1L << 30).bytes();
        for (int upload = 0; upload < 3; upload++) {
            assertThat(uploads.open(owner, gigabyte)).isInstanceOf(Opened.At.class);
        }

        assertThat(uploads.open(owner, gigabyte)).isEqualTo(new Opened.NoRoom());
    }

    @Test
    void givesTheLastRoomToOneOfTwentyThatBeginAtOnce() {
        long gigabyte = PayloadSize.ofFrame(1L << 30).bytes();
        assertThat(charge(owner, 1, Uploads.ROOM - gigabyte)).isTrue();
        slowly("create trigger slowly before insert on upload for each row execute function slowly()");
        List<Future<Opened>> begun = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int one = 0; one < 20; one++) {
                begun.add(threads.submit(() -> uploads.open(owner, gigabyte)));
            }
        } finally {
            slowly("drop trigger slowly on upload");
        }

        assertThat(begun).filteredOn(one -> one.resultNow() instanceof Opened.At).hasSize(1);
        assertThat(begun).filteredOn(one -> one.resultNow() instanceof Opened.NoRoom).hasSize(19);
    }

    /// Each row takes a while, so that those that begin at once meet.
    private static void slowly(String statement) {
        DATABASE.client().sql("""
                create or replace function slowly() returns trigger language plpgsql as
                $$ begin perform pg_sleep(0.1); return new; end $$
                """).update();
        DATABASE.client().sql(statement).update();
    }

    @Test
    void chargesNothingOnceTheRoomIsUsedUp() {
        assertThat(charge(owner, 1, Uploads.ROOM)).isTrue();
        assertThat(charge(owner, 0, 1)).isFalse();
        assertThat(charge(owner, Uploads.ITEMS, 0)).isFalse();
        assertThat(charge(owner, Uploads.ITEMS - 1, 0)).isTrue();
    }

    private UploadAddress open() {
        return open(LENGTH);
    }

    private UploadAddress open(int length) {
        if (uploads.open(owner, length) instanceof Opened.At(Upload upload)) {
            return upload.address();
        }
        throw new AssertionError("It was not opened.");
    }

    private Append append(UploadAddress address, long offset, byte[] bytes) throws IOException {
        return uploads.append(owner, address, offset, Optional.of((long) bytes.length),
                new ByteArrayInputStream(bytes));
    }

    private Digest claimed(UploadAddress address) {
        return uploads.claim(owner, List.of(address)).getFirst().digest().orElseThrow();
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broken");
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            return read();
        }
    }

    /// Says that reading began, and ends when told.
    private static final class Waiting extends InputStream {
        private final CountDownLatch begun;
        private final CountDownLatch end;

        Waiting(CountDownLatch begun, CountDownLatch end) {
            this.begun = begun;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            return read();
        }
    }

    private boolean charge(Owner owner, long items, long bytes) {
        RoundTrip trip = DATABASE.trips().begin();
        Told charged = uploads.charge(trip, Map.of(owner, new Room(items, bytes)));
        trip.go();
        return charged.changed() == 1;
    }
}
