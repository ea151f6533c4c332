package org.wwow.backup.dossier.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CanonicalJson;

/// `data/dossier.json`: what the file says of itself, and under `case` what the lawyer said of the case.
///
/// It is read row by row and not by the code that wrote it, so that one missing word fails the check it belongs to and
/// no other, and so that a fault of the writer is not also the reader's.
record StatedIndex(Row root, Row sheet) {
    private static final Pattern DERIVATIVE = Pattern.compile("data/exhibits/\\d{4,9}/([^/]+)\\.[a-z0-9]{1,8}");
    static final String PATH = "data/dossier.json";

    static StatedIndex read(byte[] canonical) {
        var root = new Row(CanonicalJson.readCanonicalObject(canonical));
        return new StatedIndex(root, root.object("case")
                .orElseThrow(() -> new IllegalArgumentException("It says nothing of a case.")));
    }

    List<Row> exhibits() {
        return sheet.rows("exhibits");
    }

    List<Row> derivatives() {
        return sheet.rows("derivatives");
    }

    /// Exhibits and derivatives.
    List<Row> items() {
        return Stream.concat(exhibits().stream(), derivatives().stream()).toList();
    }

    Optional<Row> item(String id) {
        return items().stream().filter(row -> row.textOrEmpty("id").equals(id)).findFirst();
    }

    /// The files listed with their digests.
    List<Row> files() {
        return root.rows("files");
    }

    /// What the builder found of an exhibit.
    Optional<Row> foundOf(Row exhibit) {
        Optional<Long> number = exhibit.number("number");
        return root.rows("exhibits")
                .stream()
                .filter(found -> number.isPresent() && found.number("number").equals(number))
                .findFirst();
    }

    /// Whether the index says of an exhibit that it is answers chosen by the person alone.
    boolean givenAlone(Row exhibit) {
        return foundOf(exhibit).flatMap(found -> found.truth("alone")).orElse(false);
    }

    /// What the index says that an exhibit corrects; absent where it says nothing of it.
    Optional<List<Long>> corrects(Row exhibit) {
        return foundOf(exhibit).filter(found -> found.lists("corrects")).map(found -> found.numbers("corrects"));
    }

    /// The numbers of the exhibits that, by the index, correct each one that is corrected.
    SortedMap<Long, List<Long>> correcting() {
        SortedMap<Long, List<Long>> correcting = new TreeMap<>();
        for (Row exhibit : exhibits()) {
            long by = exhibit.number("number").orElse(0L);
            corrects(exhibit).orElse(List.of())
                    .forEach(first -> correcting.computeIfAbsent(first, _ -> new ArrayList<>()).add(by));
        }
        return correcting;
    }

    /// Where an exhibit's original lies; empty where it lies in the annex alone.
    Optional<String> pathOf(Row exhibit) {
        return foundOf(exhibit).flatMap(found -> found.text("path"));
    }

    /// Where a derivative lies.
    Optional<String> pathOfDerivative(Row derivative) {
        String id = derivative.textOrEmpty("id");
        return files().stream()
                .map(file -> file.textOrEmpty("path"))
                .filter(path -> isNamed(path, id))
                .findFirst();
    }

    /// The id is the file's own word: it is compared and never part of a pattern, which a hostile one would make endless.
    private static boolean isNamed(String path, String id) {
        Matcher derivative = DERIVATIVE.matcher(path);
        return derivative.matches() && derivative.group(1).equals(id);
    }

    /// The numbers that exhibits have.
    Set<Long> numbers() {
        return exhibits().stream().flatMap(row -> row.number("number").stream()).collect(Collectors.toSet());
    }

    /// The code names of those who gave exhibits.
    Set<String> sources() {
        return sheet.rows("sources").stream().map(row -> row.textOrEmpty("code")).collect(Collectors.toSet());
    }

    boolean isProtected() {
        return root.textOrEmpty("edition").equals("protected");
    }

    /// Whether an exhibit's original may lie in the annex instead of here.
    boolean isSealed(Row exhibit) {
        return isProtected() && !exhibit.textOrEmpty("disclosure").equals("open");
    }

    Optional<Instant> made() {
        return sheet.time("made");
    }

    /// Whether a time is told and not after the dossier's own.
    boolean isBeforeMaking(Optional<Instant> time) {
        return time.isPresent() && made().filter(made -> !time.get().isAfter(made)).isPresent();
    }

    /// How a reason names a row: by its number or its id, never by what it says.
    static String name(Row row) {
        return row.number("number").map(String::valueOf).orElseGet(() -> row.textOrEmpty("id"));
    }
}
