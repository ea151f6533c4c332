package org.wwow.backup.server.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.TurningClock;
import org.wwow.backup.server.evidence.store.DestructionRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What was erased leaves the disk within one run, whatever else lies there.
class SweepingTheDisk {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MANY = 2 * Destruction.AT_ONCE + 1;

    private final FreshDatabase database = FreshDatabase.make();
    private final TurningClock clock = new TurningClock(Instant.parse("2026-03-01T12:00:00Z"));
    @TempDir
    private Path folder;
    private EvidenceWorld world;
    private Upkeep upkeep;

    @BeforeEach
    void anEmptyDisk() throws IOException {
        world = new EvidenceWorld(database, folder, clock);
        var rows = new DestructionRows(database.client());
        upkeep = new Upkeep(world.uploads, world.destruction,
                new NightlyRewrite(rows, new JdbcTemplate(database.source())));
    }

    /// An unfinished part on the disk, doomed with its row.
    private Path doomed() throws IOException {
        BlobName name = BlobName.draw(RANDOM);
        Path file = world.blobs.part(name);
        Files.write(file, new byte[16]);
        doom(name);
        return file;
    }

    private void doom(BlobName name) {
        database.client().sql("insert into doomed_blob (blob) values (:blob)").param("blob", name.bits()).update();
    }

    private void lapsed(int count) {
        database.client()
                .sql("""
                        insert into upload (address, owner_kind, owner, length, blob, expires)
                        select gen_random_uuid(), 0, :owner, 1, gen_random_uuid(), '-infinity'
                        from generate_series(1, :count)
                        """)
                .param("owner", UUID.nameUUIDFromBytes(new byte[16]))
                .param("count", count)
                .update();
    }

    private long rows(String table) {
        return database.client().sql("select count(*) from " + table).query(Long.class).single();
    }

    @Test
    void leavesNothingOfAFloodOfUploadsThatNobodyClaimed() throws IOException {
        lapsed(MANY);
        Path erased = doomed();

        upkeep.sweep();

        assertThat(erased).doesNotExist();
        assertThat(rows("upload")).isZero();
        assertThat(rows("doomed_blob")).isZero();
    }

    @Test
    void removesMoreThanItTakesAtOnce() throws IOException {
        for (int one = 0; one < MANY; one++) {
            doom(BlobName.draw(RANDOM));
        }

        upkeep.sweep();

        assertThat(rows("doomed_blob")).isZero();
    }

    @Test
    void removesTheOthersWhereOneCannotBeAndSaysSo() throws IOException {
        BlobName stuck = new BlobName(new UUID(0, 1));
        Path notAFile = world.blobs.part(stuck);
        Files.createDirectory(notAFile);
        Files.write(notAFile.resolve("inside"), new byte[1]);
        doom(stuck);
        Path erased = doomed();

        assertThatThrownBy(upkeep::sweep).isInstanceOf(IOException.class);

        assertThat(erased).doesNotExist();
        assertThat(rows("doomed_blob")).isEqualTo(1);
    }

    @Test
    void removesItOnceItCanBe() throws IOException {
        BlobName stuck = new BlobName(new UUID(0, 1));
        Path notAFile = world.blobs.part(stuck);
        Files.createDirectory(notAFile);
        Files.write(notAFile.resolve("inside"), new byte[1]);
        doom(stuck);
        assertThatThrownBy(upkeep::sweep).isInstanceOf(IOException.class);
        Files.delete(notAFile.resolve("inside"));

        upkeep.sweep();

        assertThat(notAFile).doesNotExist();
        assertThat(rows("doomed_blob")).isZero();
    }
}
