package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.tiles.CrashingDisk.PowerFailed;

import static org.assertj.core.api.Assertions.assertThat;

class LosingPower {
    private static final LogSigners SIGNERS = Signers.of("example.org/log",
            InstantSource.fixed(Instant.EPOCH.plusSeconds(1)));
    private static final KnownLog KNOWN = KnownLog.of(SIGNERS.verifiers());

    /// All that was ever signed, by size: what the world may hold against the log.
    private final Map<Long, TreeHead> signed = new HashMap<>();
    private final List<byte[]> acknowledged = new ArrayList<>();
    private long published;

    /// Every step of a life that begins, fills tiles, publishes and goes on is a place to fail, several times over.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverGoesBackAndNeverSignsTwoHistories(long seed) throws IOException {
        int stepsOfAWholeLife = live(new CrashingDisk(), new CrashingDisk(), new Random(seed));
        assertThat(stepsOfAWholeLife).isGreaterThan(100);

        for (int failing = 0; failing < stepsOfAWholeLife; failing++) {
            signed.clear();
            acknowledged.clear();
            published = 0;
            dieAndLiveOn(failing, new Random(seed * 100_000 + failing));
        }
    }

    private void dieAndLiveOn(int failing, Random chance) throws IOException {
        var log = new CrashingDisk();
        var heads = new CrashingDisk();
        log.failAfter(failing);
        liveWhileThereIsPower(log, heads, chance);
        for (int life = 0; life < 3; life++) {
            log = log.restarted(chance);
            heads = heads.restarted(chance);
            log.failAfter(chance.nextInt(60));
            heads.failAfter(chance.nextInt(60));
            liveWhileThereIsPower(log, heads, chance);
        }
        log = log.restarted(chance);
        live(log, heads.restarted(chance), chance);
        assertAllHolds(log);
    }

    private void liveWhileThereIsPower(CrashingDisk log, CrashingDisk heads, Random chance) throws IOException {
        try {
            live(log, heads, chance);
        } catch (PowerFailed expected) {
            assertThat(log.steps()).isPositive();
        }
    }

    private int live(CrashingDisk logDisk, CrashingDisk headsDisk, Random chance) throws IOException {
        TiledLog log = LogState.read(logDisk).isPresent() ? TiledLog.open(logDisk) : TiledLog.create(logDisk);
        assertKeeps(log);
        var writer = new LedgerWriter(log, new SignedHeadsOnDisk(headsDisk), SIGNERS);
        for (int batch = 0; batch < 3; batch++) {
            append(writer, 1 + chance.nextInt(200));
            publish(writer);
            append(writer, 1 + chance.nextInt(400));
        }
        return logDisk.steps();
    }

    private void append(LedgerWriter writer, int entries) throws IOException {
        int number = acknowledged.size();
        List<byte[]> batch = IntStream.range(0, entries)
                .mapToObj(at -> ("entry " + number + " " + at).getBytes(
                        StandardCharsets.US_ASCII))
                .toList();
        LedgerWriter.Appended appended = writer.append(batch);
        // covers and batches nobody was told of may stand in between
        while (acknowledged.size() < appended.first().position()) {
            acknowledged.add(new byte[0]);
        }
        acknowledged.addAll(batch);
        remember(appended.checkpoint());
    }

    private void publish(LedgerWriter writer) throws IOException {
        SignedNote checkpoint = writer.publish(CoverLeaves.NONE, (signedNote, tree) -> {
            remember(signedNote);
            return List.of();
        });
        published = Checkpoint.parse(checkpoint.text()).head().size().leaves();
    }

    private void remember(SignedNote checkpoint) {
        TreeHead head = KNOWN.verify(checkpoint).head();
        TreeHead before = signed.putIfAbsent(head.size().leaves(), head);
        assertThat(before == null || before.equals(head)).as("one root at size %s", head.size()).isTrue();
    }

    private void assertKeeps(TiledLog log) {
        assertThat(log.size().leaves()).isGreaterThanOrEqualTo(acknowledged.size());
        signed.values().forEach(head -> assertThat(log.snapshot(head.size()).head()).isEqualTo(head));
    }

    private void assertAllHolds(CrashingDisk disk) throws IOException {
        byte[] checkpoint = disk.read("checkpoint").orElseThrow();
        TreeHead head = KNOWN.verifyPublished(SignedNote.parse(checkpoint)).head();
        assertThat(head.size().leaves()).isGreaterThanOrEqualTo(published);
        assertThat(Fsck.of(disk::read, head, Fsck.EntryCheck.NONE).faults()).isEmpty();
    }
}
