package org.wwow.backup.dossier.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.build.DossierBuild;
import org.wwow.backup.dossier.build.Examiner;
import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.casefolder.CaseRefused.Problem;
import org.wwow.backup.dossier.check.Check;
import org.wwow.backup.dossier.check.Checked;
import org.wwow.backup.dossier.check.Checks;
import org.wwow.backup.dossier.check.EarlierChecks;
import org.wwow.backup.dossier.check.Result;
import org.wwow.backup.dossier.check.SubmittedFile;
import org.wwow.backup.dossier.check.Trust;
import org.wwow.backup.dossier.check.Verdict;
import org.wwow.backup.dossier.signature.TrustAnchors;

/// Puts the checks that a court's reader puts, before anything leaves.
public final class FortyChecks implements Examiner {
    /// What is asked of the document itself.
    private static final Set<Check> OF_THE_DOCUMENT = EnumSet.of(Check.DOCUMENT, Check.FORMS, Check.QUALIFICATION,
            Check.CHECKS_BEFORE_SEALING);

    private final TrustAnchors anchors;
    private final Clock clock;
    private final Instant made;
    private final Locale language;

    /// @param anchors of the signers and time stamps, to judge the finished file
    /// @param made the dossier's own time
    /// @param language of the reasons
    public FortyChecks(TrustAnchors anchors, Clock clock, Instant made, Locale language) {
        this.anchors = anchors;
        this.clock = clock;
        this.made = made.truncatedTo(ChronoUnit.SECONDS);
        this.language = language;
    }

    @Override
    public List<Row> beforeTheDocument(SortedMap<String, BagSource> bag) throws IOException {
        List<Checked> checks = EarlierChecks.of(bag, Clock.fixed(made, clock.getZone()))
                .checks()
                .stream()
                .filter(one -> !OF_THE_DOCUMENT.contains(one.check()))
                .toList();
        require(checks.stream());
        return checks.stream()
                .map(one -> new Row(one.check().number(), one.check().sentence(language) + " " + one.why(language),
                        one.result() instanceof Result.Held))
                .toList();
    }

    @Override
    public byte[] beforeSealing(SortedMap<String, BagSource> bag) throws IOException {
        Verdict verdict = EarlierChecks.of(bag, Clock.fixed(made, clock.getZone()));
        require(verdict.checks().stream());
        return EarlierChecks.file(verdict, made, DossierBuild.BUILDER, language);
    }

    @Override
    public void finished(Path container) throws IOException {
        try (SubmittedFile file = SubmittedFile.open(container)) {
            Trust trust = new Trust(Trust.none(clock).policy(), Trust.none(clock).root(), anchors, clock);
            require(Checks.all(file, trust).checks().stream());
        }
    }

    private void require(Stream<Checked> checks) {
        List<Problem> failed = checks.filter(Checked::failed)
                .map(one -> new Problem("check " + one.check().number(),
                        one.check().sentence(language) + " " + one.why(language)))
                .toList();
        if (!failed.isEmpty()) {
            throw new CaseRefused(failed);
        }
    }
}
