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
import org.wwow.backup.dossier.file.Correcting;
import org.wwow.backup.dossier.file.GivenAlone;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.ItemId;

/// Checks 16 and 17: each original is read again for what it says of its making.
final class CaptureChecks {
    private CaptureChecks() {}

    /// Check 16.
    static Result capture(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            int read = 0;
            int manifested = 0;
            Correcting correcting = correcting(examined, index);
            for (Row exhibit : index.exhibits()) {
                Optional<String> path = index.pathOf(exhibit).filter(examined.file()::has);
                List<Integer> corrects = index.corrects(exhibit)
                        .orElse(List.of())
                        .stream()
                        .map(Long::intValue)
                        .toList();
                boolean fits = correcting.fits(exhibit.number("number").orElse(0L).intValue(),
                        index.corrects(exhibit).map(_ -> corrects));
                grounds.require(fits, Ground.CORRECTION_DIFFERS, StatedIndex.name(exhibit));
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

    /// What the originals that lie here say of one another. Without the deposit of an exhibit nobody knows its case, and
    /// it is as one that does not lie here: that there is none fails check 8.
    private static Correcting correcting(Examination examined, StatedIndex index) {
        var correcting = new Correcting();
        for (Row exhibit : index.exhibits()) {
            int number = exhibit.number("number").orElse(0L).intValue();
            Optional<ItemId> item = item(exhibit);
            Optional<String> path = index.pathOf(exhibit).filter(examined.file()::has);
            Optional<CaseId> ofCase = examined.deposits().caseOf(exhibit.textOrEmpty("deposit"));
            if (item.isPresent() && path.isPresent() && ofCase.isPresent()) {
                try {
                    correcting.seen(number, item.get(), ofCase.get(), () -> examined.file().files().open(path.get()));
                } catch (IOException unreadable) {
                    throw new Examination.Unreadable(unreadable);
                }
            } else {
                item.ifPresent(one -> correcting.unseen(number, one));
            }
        }
        return correcting;
    }

    private static Optional<ItemId> item(Row exhibit) {
        try {
            return Optional.of(ItemId.read(exhibit.textOrEmpty("id")));
        } catch (FormRefused noId) {
            return Optional.empty();
        }
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
