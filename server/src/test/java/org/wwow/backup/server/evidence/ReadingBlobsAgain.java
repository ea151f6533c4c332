package org.wwow.backup.server.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.TurningClock;
import org.wwow.backup.server.WhatIsStored;
import org.wwow.backup.server.World;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.evidence.store.DestructionRows;

import static org.assertj.core.api.Assertions.assertThat;

/// A disk that forgets is told of: to the case's custody, where she and her readers see it, and to the operator.
class ReadingBlobsAgain {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer SERVER = RunningServer.start(DATABASE);
    private static final World WORLD = World.found(SERVER);
    private static final Person ONE = WORLD.admit("intake");
    private static final World.Circle CIRCLE = WORLD.circle("intake", ONE, WORLD.admit("intake"));
    private static final Blobs BLOBS = SERVER.bean(Blobs.class);
    private static final Fixity FIXITY = SERVER.bean(Fixity.class);

    /// What a finding may change: the custody of the case with its way into the ledger, and the day of the reading.
    private static final Set<String> MAY_CHANGE = Set.of("erasable.custody_event", "public.custody_chain",
            "public.ledger_entry", "public.ledger_head", "public.ledger_receipt", "public.ledger_receipt_checkpoint",
            "public.payload");

    private final TurningClock clock = new TurningClock(Instant.parse("2026-11-22T02:00:00Z"));
    private final List<Object> published = new ArrayList<>();
    private final ReporterOnline her = new ReporterOnline(SERVER, WORLD);
    private ItemId film = new ItemId(UUID.randomUUID());

    static {
        WORLD.country("FR", CIRCLE);
        WORLD.head();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void aCaseWithAFilm() {
        DATABASE.client().sql("update payload set checked = '2999-01-01'").update();
        assertThat(her.deposit(her.first(CIRCLE)).statusCode()).isEqualTo(201);
        byte[] payload = new byte[(int) PayloadSize.ofFrame(262_144).bytes()];
        RANDOM.nextBytes(payload);
        Draft draft = her.draft().uploaded("care", payload, her.uploaded(payload));
        assertThat(her.deposit(draft).statusCode()).isEqualTo(201);
        film = draft.lastItem();
    }

    @Test
    void saysNothingOfABlobThatHolds() {
        WhatIsStored before = stored();

        assertThat(FIXITY.run()).isZero();

        assertThat(before.differsFrom(stored())).isSubsetOf(MAY_CHANGE);
        assertThat(custody()).doesNotContain("\"kind\":\"fixity\"");
    }

    @Test
    void findsOneFlippedBit() throws IOException {
        flip(blob());
        assertFound();
    }

    @Test
    void findsABlobThatIsMissing() throws IOException {
        Files.delete(blob());
        assertFound();
    }

    @Test
    void findsABlobThatIsCutShort() throws IOException {
        try (FileChannel channel = FileChannel.open(writable(blob()), StandardOpenOption.WRITE)) {
            channel.truncate(100);
        }
        assertFound();
    }

    @Test
    void entersAFindingOnceAndAgainAfterThirtyDays() throws IOException {
        flip(blob());
        Fixity fixity = byHand();

        assertThat(fixity.run()).isEqualTo(1);
        clock.turn(Duration.ofDays(1));
        assertThat(fixity.run()).isZero();
        clock.turn(Duration.ofDays(Fixity.EVERY_DAYS));
        assertThat(fixity.run()).isEqualTo(1);
        assertThat(published).containsExactly(new FixityFailed(film), new FixityFailed(film));
    }

    @Test
    void readsAllThatIsDueAndNotOnlyTheFirstHundred() {
        for (int at = 0; at < 250; at++) {
            DATABASE.client()
                    .sql("insert into payload (item, length, digest, blob) values (?, 262224, ?, ?)")
                    .param(UUID.randomUUID())
                    .param(new byte[32])
                    .param(UUID.randomUUID())
                    .update();
        }

        assertThat(byHand().run()).isEqualTo(250);
        DATABASE.client().sql("delete from payload where digest = ?").param(new byte[32]).update();
    }

    /// The row goes first and the blob later: what was erased is not missing.
    @Test
    void saysNothingOfWhatWasErasedWhileItWasRead() throws IOException {
        Files.delete(blob());
        Fixity fixity = new Fixity(rows(), new PartWriter(BLOBS) {
            @Override
            Digest digest(BlobName name) throws IOException {
                DATABASE.client().sql("delete from payload where blob = ?").param(name.bits()).update();
                return super.digest(name);
            }
        }, published::add, DATABASE.transactions(), clock);

        assertThat(fixity.run()).isZero();
        assertThat(published).isEmpty();
    }

    private void assertFound() {
        WhatIsStored before = stored();

        assertThat(FIXITY.run()).isEqualTo(1);

        assertThat(before.differsFrom(stored())).isSubsetOf(MAY_CHANGE);
        assertThat(custody()).containsOnlyOnce("\"kind\":\"fixity\"").contains(film.text());
        String team = SERVER.get("/cases/" + her.caseId + "/custody", WORLD.signIn(ONE)).body();
        assertThat(team).contains("\"kind\":\"fixity\"").contains("\"actor\":{\"kind\":\"server\"}");
        assertThat(FIXITY.run()).as("the same night").isZero();
    }

    private Fixity byHand() {
        return new Fixity(rows(), new PartWriter(BLOBS), published::add, DATABASE.transactions(), clock);
    }

    private static DestructionRows rows() {
        return new DestructionRows(DATABASE.client());
    }

    private static WhatIsStored stored() {
        return WhatIsStored.in(DATABASE.client(), BLOBS.root());
    }

    private String custody() {
        return her.get("/mailbox/cases/" + her.caseId + "/custody").body();
    }

    private Path blob() {
        UUID name = DATABASE.client()
                .sql("select blob from payload where item = ?")
                .param(film.uuid())
                .query(UUID.class)
                .single();
        String hex = new BlobName(name).hex();
        return BLOBS.root().resolve("blobs").resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
    }

    private static void flip(Path blob) throws IOException {
        try (FileChannel channel = FileChannel.open(writable(blob), StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, 200_000);
            channel.write(ByteBuffer.wrap(new byte[]{(byte) (one.get(0) ^ 1)}), 200_000);
        }
    }

    private static Path writable(Path blob) throws IOException {
        return Files.setPosixFilePermissions(blob, PosixFilePermissions.fromString("rw-------"));
    }
}
