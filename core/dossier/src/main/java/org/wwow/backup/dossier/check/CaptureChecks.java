package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.dossier.capture.CaptureReader;
import org.wwow.backup.dossier.capture.CaptureRecord;
import org.wwow.backup.dossier.capture.Manifested;
import org.wwow.backup.dossier.file.CaptureFile;
import org.wwow.backup.dossier.file.GivenAlone;

/// Checks 16 and 17: each original is read again for what it says of its making.
final class CaptureChecks {
    private CaptureChecks() {}

    /// Check 16.
    static Result capture(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            int read = 0;
            int manifested = 0;
            for (Row exhibit : index.exhibits()) {
                Optional<String> path = index.pathOf(exhibit).filter(examined.file()::has);
                if (path.isEmpty()) {
                    grounds.require(index.isSealed(exhibit), Ground.ORIGINAL_MISSING, StatedIndex.name(exhibit));
                    continue;
                }
                read++;
                CaptureRecord record = examined.capture(path.get());
                manifested += record.c2pa() == Manifested.PRESENT_NOT_CHECKED ? 1 : 0;
                same(examined, path.get(), record, grounds);
                boolean claimed = index.foundOf(exhibit)
                        .filter(found -> found.texts("claimed").equals(CaptureFile.claimed(record)))
                        .isPresent();
                grounds.require(claimed, Ground.CAPTURE_DIFFERS, StatedIndex.name(exhibit));
                boolean alone = saysAlone(examined.file(), path.get());
                grounds.require(index.givenAlone(exhibit) == alone, Ground.ALONE_DIFFERS, StatedIndex.name(exhibit));
            }
            return grounds.or(read == 0
                    ? Result.notApplicable(Ground.ALL_SEALED, index.exhibits().size())
                    : Result.held(Ground.CAPTURE_HELD, read, manifested));
        });
    }

    private static void same(Examination examined, String original, CaptureRecord record, Grounds grounds) {
        String path = original.substring(0, original.lastIndexOf('/') + 1) + "capture.json";
        if (!examined.file().has(path)) {
            grounds.fail(Ground.PART_MISSING, path);
            return;
        }
        try {
            grounds.require(Arrays.equals(examined.file().bytes(path), CaptureFile.of(record)), Ground.CAPTURE_DIFFERS,
                    path);
        } catch (IOException unreadable) {
            throw new Examination.Unreadable(unreadable);
        }
    }

    private static boolean saysAlone(SubmittedFile file, String path) {
        try {
            return GivenAlone.says(() -> file.files().open(path));
        } catch (IOException unreadable) {
            throw new Examination.Unreadable(unreadable);
        }
    }

    static CaptureRecord read(SubmittedFile file, String path) {
        try {
            return CaptureReader.read(() -> file.files().open(path));
        } catch (IOException unreadable) {
            throw new Examination.Unreadable(unreadable);
        }
    }

    /// Check 17.
    static Result contradictions(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            int listed = 0;
            int read = 0;
            for (Row exhibit : index.exhibits()) {
                Optional<Row> found = index.foundOf(exhibit);
                List<String> told = found.map(row -> row.texts("contradictions")).orElse(List.of());
                grounds.require(found.filter(row -> row.lists("contradictions")).isPresent(), Ground.MEMBERS_MISSING,
                        StatedIndex.name(exhibit), "contradictions");
                listed += told.size();
                Optional<String> path = index.pathOf(exhibit).filter(examined.file()::has);
                Optional<Instant> received = found.flatMap(row -> row.time("received"));
                if (path.isPresent() && received.isPresent()) {
                    read++;
                    boolean all = told.equals(CaptureFile.contradictions(examined.capture(path.get()), received.get()));
                    grounds.require(all, Ground.CONTRADICTION_UNTOLD, StatedIndex.name(exhibit));
                }
            }
            return grounds.or(read == 0
                    ? Result.notApplicable(Ground.ALL_SEALED, index.exhibits().size())
                    : Result.held(Ground.CONTRADICTIONS_HELD, read, listed));
        });
    }
}
