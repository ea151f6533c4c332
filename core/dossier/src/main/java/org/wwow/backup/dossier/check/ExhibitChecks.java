package org.wwow.backup.dossier.check;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.wwow.backup.dossier.check.DepositEvidence.Deposit;
import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.Bind;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.deposit.DepositedItem;

/// Checks 1 to 4: what the exhibits are, that they are what was deposited, and what was made from them.
final class ExhibitChecks {
    private static final Set<String> PLAYED = Set.of("video", "audio");
    private static final List<String> MAKING = List.of("tool", "version", "operator", "time");

    private ExhibitChecks() {}

    /// Check 1.
    static Result identifiers(Examination examined) {
        return examined.index().judge(ExhibitChecks::identifiers);
    }

    private static Result identifiers(StatedIndex index) {
        var grounds = new Grounds();
        Set<String> ids = new HashSet<>();
        for (Row row : index.items()) {
            String id = row.textOrEmpty("id");
            grounds.require(isId(id), Ground.MEMBERS_MISSING, StatedIndex.name(row), "id");
            grounds.require(ids.add(id), Ground.TWICE, id);
        }
        List<Long> numbers = index.exhibits().stream().map(row -> row.number("number").orElse(0L)).toList();
        grounds.require(!numbers.isEmpty(), Ground.NO_EXHIBITS);
        Set<Long> explained = new TreeSet<>();
        for (Row gap : index.sheet().rows("gaps")) {
            long number = gap.number("number").orElse(0L);
            grounds.require(explained.add(number) && !numbers.contains(number), Ground.TWICE, number);
            grounds.require(gap.text("why").isPresent(), Ground.MEMBERS_MISSING, "gaps " + number, "why");
        }
        grounds.require(new HashSet<>(numbers).size() == numbers.size()
                && numbers.equals(numbers.stream().sorted().toList()), Ground.NUMBERS_OUT_OF_ORDER);
        long last = LongStream.concat(numbers.stream().mapToLong(Long::longValue),
                explained.stream().mapToLong(Long::longValue)).max().orElse(0);
        LongStream.rangeClosed(1, Math.min(last, 100_000))
                .filter(number -> !numbers.contains(number) && !explained.contains(number))
                .forEach(number -> grounds.fail(Ground.NUMBER_MISSING, number));
        grounds.require(index.sheet().lists("gaps"), Ground.MEMBERS_MISSING, StatedIndex.PATH, "gaps");
        return grounds.orHeld(Ground.IDENTIFIERS_HELD, numbers.size(), explained.size());
    }

    private static boolean isId(String id) {
        return id.matches("[0-9a-f]{8}-[0-9a-f]{4}-[48][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    /// Check 2.
    static Result originals(Examination examined) {
        return examined.index().judge(index -> originals(examined, index));
    }

    private static Result originals(Examination examined, StatedIndex index) {
        var grounds = new Grounds();
        Set<String> named = new HashSet<>();
        int open = 0;
        for (Row exhibit : index.exhibits()) {
            if (index.isSealed(exhibit)) {
                grounds.require(index.pathOf(exhibit).isEmpty(), Ground.ORIGINAL_NOT_SEALED,
                        StatedIndex.name(exhibit));
            } else {
                open++;
                original(examined, exhibit, index.pathOf(exhibit).orElse(""), grounds);
                named.add(index.pathOf(exhibit).orElse(""));
            }
        }
        examined.file()
                .under("data/exhibits/")
                .stream()
                .filter(path -> path.matches(".*/original\\.[^/]*") && !named.contains(path))
                .forEach(path -> grounds.fail(Ground.FILE_WITHOUT_PLACE, path));
        int sealed = index.exhibits().size() - open;
        return open == 0 && !grounds.any()
                ? Result.notApplicable(Ground.ALL_SEALED, sealed)
                : grounds.orHeld(Ground.ORIGINALS_HELD, open, sealed);
    }

    private static void original(Examination examined, Row exhibit, String path, Grounds grounds) {
        String name = StatedIndex.name(exhibit);
        String folder = String.format(Locale.ROOT, "data/exhibits/%04d/original.", exhibit.number("number").orElse(0L));
        boolean placed = path.startsWith(folder) && examined.file().has(path);
        grounds.require(placed, Ground.ORIGINAL_MISSING, name);
        if (!placed) {
            return;
        }
        FileDigests actual = examined.digests(path);
        boolean listed = exhibit.number("length").equals(Optional.of(actual.length()))
                && exhibit.textOrEmpty("sha256").equals(actual.sha256().hex())
                && exhibit.textOrEmpty("sha512").equals(actual.sha512());
        grounds.require(listed, Ground.ORIGINAL_DIFFERS, name);
        grounds.require(isDeposited(examined, exhibit, actual.sha256()), Ground.ORIGINAL_NOT_DEPOSITED, name);
    }

    /// Whether the deposit's signed commitment to this item opens to these very bytes.
    private static boolean isDeposited(Examination examined, Row exhibit, Digest content) {
        Part<Deposit> part = examined.deposits().all().get(exhibit.textOrEmpty("deposit"));
        Optional<Secret> opener = opener(exhibit.textOrEmpty("opener"));
        return part instanceof Part.Read<Deposit>(Deposit deposit) && opener.isPresent() && deposit.statement()
                .items()
                .stream()
                .filter(item -> item.id().text().equals(exhibit.textOrEmpty("id")))
                .map(DepositedItem::bind)
                .anyMatch(bind -> Bind.holds(bind, opener.get(), content));
    }

    private static Optional<Secret> opener(String text) {
        try {
            return Optional.of(Secret.of(Base64Url.decode(text)));
        } catch (IllegalArgumentException notAnOpener) {
            return Optional.empty();
        }
    }

    /// Check 3.
    static Result derivatives(Examination examined) {
        return examined.index().judge(index -> {
            if (index.derivatives().isEmpty() && index.sheet().lists("derivatives")) {
                return Result.notApplicable(Ground.NO_DERIVATIVES);
            }
            var grounds = new Grounds();
            grounds.require(index.sheet().lists("derivatives"), Ground.MEMBERS_MISSING, StatedIndex.PATH,
                    "derivatives");
            index.derivatives().forEach(row -> derivative(examined, index, row, grounds));
            return grounds.orHeld(Ground.DERIVATIVES_HELD, index.derivatives().size());
        });
    }

    private static void derivative(Examination examined, StatedIndex index, Row row, Grounds grounds) {
        String name = StatedIndex.name(row);
        grounds.require(reachesAnExhibit(index, row), Ground.NO_PARENT, name);
        List<String> missing = row.object("making").map(making -> making.without(MAKING)).orElse(MAKING);
        grounds.require(missing.isEmpty(), Ground.MEMBERS_MISSING, name, String.join(", ", missing));
        grounds.require(row.text("kind").isPresent(), Ground.MEMBERS_MISSING, name, "kind");
        Optional<Instant> time = row.object("making").flatMap(making -> making.time("time"));
        grounds.require(index.isBeforeMaking(time), Ground.TIME_AFTER_MAKING, name);
        Optional<String> path = index.pathOfDerivative(row);
        if (path.isEmpty() && index.isProtected()) {
            return;
        }
        boolean there = path.filter(examined.file()::has).isPresent();
        grounds.require(there, Ground.DERIVATIVE_MISSING, name);
        if (there) {
            FileDigests actual = examined.digests(path.get());
            grounds.require(row.textOrEmpty("sha256").equals(actual.sha256().hex()), Ground.DERIVATIVE_DIFFERS, name);
        }
    }

    /// A chain of parents that goes round never ends at an exhibit.
    private static boolean reachesAnExhibit(StatedIndex index, Row derivative) {
        Set<String> exhibits = index.exhibits().stream().map(row -> row.textOrEmpty("id")).collect(Collectors.toSet());
        Map<String, String> parents = index.derivatives()
                .stream()
                .collect(Collectors.toMap(row -> row.textOrEmpty("id"), row -> row.textOrEmpty("parent"),
                        (one, _) -> one));
        String parent = derivative.textOrEmpty("parent");
        for (int step = 0; step <= parents.size(); step++) {
            if (exhibits.contains(parent)) {
                return true;
            }
            parent = parents.getOrDefault(parent, "");
        }
        return false;
    }

    /// Check 4.
    static Result wholeRecordings(Examination examined) {
        return examined.index().judge(index -> {
            List<Row> played = index.exhibits()
                    .stream()
                    .filter(row -> PLAYED.contains(row.textOrEmpty("kind"))
                            || row.textOrEmpty("format").matches("(video|audio)/.*"))
                    .toList();
            if (played.isEmpty()) {
                return Result.notApplicable(Ground.NOTHING_PLAYED, index.exhibits().size());
            }
            var grounds = new Grounds();
            played.forEach(row -> whole(examined, index, row, grounds));
            List<Row> excerpts = index.derivatives()
                    .stream()
                    .filter(row -> row.textOrEmpty("kind").equals("excerpt"))
                    .toList();
            excerpts.forEach(row -> excerpt(index, row, grounds));
            return grounds.orHeld(Ground.WHOLE_HELD, played.size(), excerpts.size());
        });
    }

    private static void whole(Examination examined, StatedIndex index, Row row, Grounds grounds) {
        Optional<String> path = index.pathOf(row).filter(examined.file()::has);
        boolean whole = index.isSealed(row) || path
                .filter(there -> isDeposited(examined, row, examined.digests(there).sha256()))
                .isPresent();
        grounds.require(whole, Ground.NOT_WHOLE, StatedIndex.name(row));
    }

    private static void excerpt(StatedIndex index, Row row, Grounds grounds) {
        String name = StatedIndex.name(row);
        Optional<Row> span = row.object("span");
        long start = span.flatMap(one -> one.number("start")).orElse(-1L);
        long end = span.flatMap(one -> one.number("end")).orElse(-1L);
        grounds.require(start >= 0 && end > start, Ground.MEMBERS_MISSING, name, "span");
        grounds.require(row.object("making").flatMap(making -> making.text("operator")).isPresent(),
                Ground.MEMBERS_MISSING, name, "making.operator");
        Optional<Long> length = index.item(row.textOrEmpty("parent"))
                .flatMap(parent -> parent.object("extent"))
                .filter(extent -> extent.textOrEmpty("unit").equals("milliseconds"))
                .flatMap(extent -> extent.number("count"));
        grounds.require(length.filter(whole -> end > whole).isEmpty(), Ground.EXCERPT_TOO_LONG, name);
    }
}
