package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.wwow.backup.dossier.bag.BagFiles;
import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.caseuco.ShapesFound;
import org.wwow.backup.sealing.CanonicalJson;

/// The checks made before sealing, and `data/checks.json`, which tells of them (check 37).
///
/// What only a seal can show is said to be not applicable yet, with that reason.
public final class EarlierChecks {
    /// What has no answer before there is a container, a stamp and a signature.
    private static final Set<Check> ONLY_SEALED = EnumSet.of(Check.CONTAINER, Check.TIME_STAMPS,
            Check.SIGNATURE_LEVEL, Check.SIGNERS, Check.DOCUMENT, Check.QUALIFICATION, Check.FORMS,
            Check.CHECKS_BEFORE_SEALING);

    private EarlierChecks() {}

    /// Puts the checks to a bag that is not sealed yet.
    ///
    /// @param bag every file by its path
    /// @param shapes what was found when the graph was held to the shapes (check 35)
    /// @throws IOException if one cannot be read
    public static Verdict of(SortedMap<String, BagSource> bag, Clock clock, Supplier<ShapesFound> shapes)
            throws IOException {
        var examined = new Examination(SubmittedFile.of(new Unsealed(bag, sizes(bag))), Trust.none(clock));
        List<Checked> checks = new ArrayList<>();
        for (Check check : Check.values()) {
            checks.add(ONLY_SEALED.contains(check)
                    ? new Checked(check, Result.notApplicable(Ground.NOT_SEALED_YET))
                    : Checks.one(check, examined));
        }
        checks.replaceAll(one -> one.check() == Check.METADATA ? shaped(one, shapes.get()) : one);
        return new Verdict(checks);
    }

    /// A reader compares the graph; who makes it asks the shapes as well.
    private static Checked shaped(Checked compared, ShapesFound found) {
        if (compared.failed()) {
            return compared;
        }
        return new Checked(compared.check(), switch (found) {
            case ShapesFound.Kept(String of, long statements) -> new Result.Held(
                    List.of(compared.result().why().getFirst(), Reason.of(Ground.SHAPES_KEPT, of, statements)));
            case ShapesFound.Broken(String of, List<ShapesFound.BrokenShape> broken) -> {
                var grounds = new Grounds();
                broken.forEach(one -> grounds.fail(Ground.SHAPE_BROKEN, one.node(), one.shape(), one.rule(), of));
                yield grounds.or(compared.result());
            }
            case ShapesFound.NotAsked(String why) -> Result.failed(Ground.SHAPES_NOT_ASKED, why);
        });
    }

    /// Puts to a document what can be asked before anybody signs it (check 34).
    public static Verdict document(byte[] pdf) {
        return new Verdict(List.of(new Checked(Check.DOCUMENT, DocumentChecks.unsigned(pdf))));
    }

    /// The file that tells of them.
    ///
    /// @param verifier name and version of what made them
    public static byte[] file(Verdict verdict, Instant made, String verifier, Locale language) {
        return CanonicalJson.write(
                verdict.json(language).with("v", 1).with("made", made).with("verifier", verifier));
    }

    private static SortedMap<String, Long> sizes(SortedMap<String, BagSource> bag) throws IOException {
        SortedMap<String, Long> sizes = new TreeMap<>();
        for (var file : bag.entrySet()) {
            try (InputStream bytes = file.getValue().open()) {
                sizes.put(file.getKey(), bytes.transferTo(java.io.OutputStream.nullOutputStream()));
            }
        }
        return Collections.unmodifiableSortedMap(sizes);
    }

    private record Unsealed(SortedMap<String, BagSource> bag, SortedMap<String, Long> sizes) implements BagFiles {
        @Override
        public List<String> foreign() {
            return List.of();
        }

        @Override
        public InputStream open(String path) throws IOException {
            return Objects.requireNonNull(bag.get(path), path).open();
        }
    }
}
