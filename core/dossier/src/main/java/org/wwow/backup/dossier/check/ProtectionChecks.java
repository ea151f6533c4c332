package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.wwow.backup.dossier.capture.CaptureRecord;
import org.wwow.backup.dossier.capture.CaptureSource;
import org.wwow.backup.dossier.capture.Manifested;

/// Checks 24, 25, 27 and 28: who is shielded, how closely things are kept, what was told before.
final class ProtectionChecks {
    static final String ANNEX = "data/annex.age";
    private static final byte[] AGE = "age-encryption.org/v1\n-> mlkem768x25519 ".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> LEVELS = Set.of("public", "confidential", "sealed");

    private ProtectionChecks() {}

    /// Check 24.
    static Result identity(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            Set<String> sources = index.sources();
            grounds.require(!sources.isEmpty() && !sources.contains(""), Ground.MEMBERS_MISSING, StatedIndex.PATH,
                    "sources");
            Stream.concat(index.exhibits().stream(), priorAccounts(index).stream())
                    .filter(row -> !sources.contains(row.textOrEmpty("source")))
                    .forEach(row -> grounds.fail(Ground.SOURCE_UNKNOWN, StatedIndex.name(row)));
            boolean named = examined.file()
                    .files()
                    .sizes()
                    .keySet()
                    .stream()
                    .anyMatch(path -> path
                            .endsWith("/names.json"));
            grounds.require(!named || !index.isProtected(), Ground.NAMES_LIE_OPEN);
            if (!index.isProtected()) {
                grounds.require(!examined.file().has(ANNEX), Ground.FILE_WITHOUT_PLACE, ANNEX);
                return grounds.or(Result.notApplicable(Ground.FULL_EDITION, sources.size()));
            }
            grounds.require(isSealed(examined.file()), Ground.ANNEX_MISSING);
            return grounds.orHeld(Ground.IDENTITY_HELD, sources.size());
        });
    }

    private static boolean isSealed(SubmittedFile file) {
        if (!file.has(ANNEX)) {
            return false;
        }
        try (var bytes = file.files().open(ANNEX)) {
            return java.util.Arrays.equals(bytes.readNBytes(AGE.length), AGE);
        } catch (IOException unreadable) {
            throw new Examination.Unreadable(unreadable);
        }
    }

    /// Check 25. Without the key table, which lies sealed in the annex, nobody can search for the names themselves; what
    /// a redacted file still says of its making can be seen by anyone.
    static Result redactions(Examination examined) {
        return examined.index().judge(index -> {
            List<Row> redactions = index.derivatives()
                    .stream()
                    .filter(row -> row.textOrEmpty("kind").equals("redaction"))
                    .toList();
            if (redactions.isEmpty()) {
                return Result.notApplicable(Ground.NO_REDACTIONS);
            }
            var grounds = new Grounds();
            int looked = 0;
            for (Row redaction : redactions) {
                Optional<String> path = index.pathOfDerivative(redaction).filter(examined.file()::has);
                grounds.require(path.isPresent() || index.isProtected(), Ground.DERIVATIVE_MISSING,
                        StatedIndex.name(redaction));
                if (path.isPresent()) {
                    looked++;
                    grounds.require(saysNothing(examined.capture(path.get())), Ground.REDACTION_SPEAKS,
                            StatedIndex.name(redaction));
                }
            }
            requireRedactionsHere(examined, index, redactions, grounds);
            return grounds.orHeld(Ground.REDACTIONS_HELD, looked);
        });
    }

    /// In a protected edition a redaction stands in the place of each original that is redacted.
    private static void requireRedactionsHere(Examination examined, StatedIndex index, List<Row> redactions,
            Grounds grounds) {
        if (!index.isProtected()) {
            return;
        }
        for (Row exhibit : index.exhibits()) {
            boolean here = !exhibit.textOrEmpty("disclosure").equals("redacted") || redactions.stream()
                    .filter(row -> row.textOrEmpty("parent").equals(exhibit.textOrEmpty("id")))
                    .flatMap(row -> index.pathOfDerivative(row).stream())
                    .anyMatch(examined.file()::has);
            grounds.require(here, Ground.REDACTION_NOT_HERE, StatedIndex.name(exhibit));
        }
    }

    private static boolean saysNothing(CaptureRecord record) {
        return record.times().isEmpty() && record.places().isEmpty()
                && record.c2pa() != Manifested.PRESENT_NOT_CHECKED
                && record.proofmode() != Manifested.PRESENT_NOT_CHECKED
                && record.statements().stream().allMatch(one -> one.source() == CaptureSource.FORMAT);
    }

    /// Check 27.
    static Result confidentiality(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            for (Row exhibit : index.exhibits()) {
                Optional<Row> kept = exhibit.object("confidentiality");
                boolean told = kept.filter(row -> LEVELS.contains(row.textOrEmpty("level"))).isPresent()
                        && kept.flatMap(row -> row.text("lifting")).isPresent();
                grounds.require(told, Ground.MEMBERS_MISSING, StatedIndex.name(exhibit), "confidentiality");
            }
            grounds.require(!index.exhibits().isEmpty(), Ground.NO_EXHIBITS);
            return grounds.orHeld(Ground.CONFIDENTIALITY_HELD, index.exhibits().size());
        });
    }

    /// Check 28.
    static Result firstAccounts(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            Optional<Row> told = index.sheet().object("priorAccounts");
            grounds.require(index.isBeforeMaking(told.flatMap(row -> row.time("asked"))), Ground.MEMBERS_MISSING,
                    "priorAccounts", "asked");
            grounds.require(told.filter(row -> row.lists("list")).isPresent(), Ground.MEMBERS_MISSING,
                    "priorAccounts", "list");
            int at = 0;
            for (Row account : priorAccounts(index)) {
                String name = "priorAccounts " + ++at;
                KeepingChecks.complete(grounds, name, account, List.of("source", "to"));
                grounds.require(account.object("date").isPresent() && account.truth("verbatim").isPresent(),
                        Ground.MEMBERS_MISSING, name, "date, verbatim");
                Optional<Long> exhibit = account.number("exhibit");
                grounds.require(exhibit.isEmpty() || index.numbers().contains(exhibit.get()), Ground.REFERENCE_UNKNOWN,
                        name);
            }
            return grounds.orHeld(at == 0 ? Ground.NO_PRIOR_ACCOUNT : Ground.PRIOR_ACCOUNTS_HELD, at,
                    told.map(row -> row.textOrEmpty("asked")).orElse(""));
        });
    }

    private static List<Row> priorAccounts(StatedIndex index) {
        return index.sheet().object("priorAccounts").map(row -> row.rows("list")).orElse(List.of());
    }
}
