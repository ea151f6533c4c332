package org.wwow.backup.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.wwow.backup.dossier.assembly.CourtPaper;
import org.wwow.backup.dossier.assembly.SignedSeal;
import org.wwow.backup.dossier.build.CaseFolder;
import org.wwow.backup.dossier.build.DossierBuild;
import org.wwow.backup.dossier.build.DossierPlan;
import org.wwow.backup.dossier.build.Paper;
import org.wwow.backup.dossier.build.SealRefused;
import org.wwow.backup.dossier.build.StatedVerifier;
import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.check.Trust;
import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.shapes.CaseShapes;

/// `backup dossier build`: a dossier of a case folder (docs/protocol/dossier.md, sections 5 to 7).
@Command(name = "build", mixinStandardHelpOptions = true, description = {
    "Builds a dossier of a case folder. Everything is checked first; one failed check, and none is built.",
    "Exit 1: the case is refused, each reason on a line. Exit 2: wrong use. Nothing is left behind in either case."})
final class DossierBuildCommand implements Callable<Integer> {
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "ar", "uk");
    private static final long EVERY = 64L << 20;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Option(names = "--case", required = true, paramLabel = "DIR", description = "the case folder")
    private Path folder = Path.of("");
    @Option(names = "--out", required = true, paramLabel = "FILE.asice", description = "where the dossier is to stand; nothing may stand there yet")
    private Path out = Path.of("");
    @Option(names = "--protected", description = "with pseudonyms and redactions, the full dossier sealed to the court in its annex")
    private boolean isProtected;
    @Mixin
    private final LawFolder law = new LawFolder();
    @Mixin
    private final SignerOptions signer = new SignerOptions();
    @Option(names = "--unsigned", description = "a draft without signatures and time stamps, which no court should take")
    private boolean unsigned;
    @Option(names = "--verifier", paramLabel = "FILE.jar", description = "the offline verifier that the dossier is to name with its digest; its checks must be those made here; the launcher gives its own")
    private @Nullable Path verifier;
    @Option(names = "--progress", description = "tell on standard error how far it is")
    private boolean progress;

    @Override
    public Integer call() throws IOException {
        if (!LANGUAGES.contains(law.language())) {
            throw new Failures.WrongUse("A dossier is written in en, fr, ar or uk.");
        }
        if (unsigned == signer.given()) {
            throw new Failures.WrongUse("Say who signs with --signer, or --unsigned for a draft; one of both.");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        try {
            build();
        } catch (CaseRefused refused) {
            int count = refused.problems().size();
            throw new Failures.CheckFailed(refused.getMessage() + "\n"
                    + (count == 1 ? "One problem" : count + " problems") + "; no dossier was built.");
        } catch (SealRefused | SignatureRefused refused) {
            throw new Failures.CheckFailed(refused.getMessage() + " No dossier was built.");
        }
        Output.of(spec).line("The dossier stands in " + out + ", " + Files.size(out) + " bytes.");
        return CommandLine.ExitCode.OK;
    }

    private void build() throws IOException, SealRefused, SignatureRefused {
        CaseShapes shapes = CaseShapes.reading();
        SecureRandom random = new SecureRandom();
        CaseFolder files = CaseFolder.open(folder);
        Paper paper = new CourtPaper(CaseOpinion.of(folder, files.sheet(), law));
        Locale language = Locale.of(law.language());
        Edition edition = isProtected ? Edition.PROTECTED : Edition.FULL;
        Optional<StatedVerifier> named = named();
        if (unsigned) {
            DossierPlan plan = new DossierPlan(edition, language, paper, Optional.empty(), random).naming(named);
            DossierBuild.of(files, plan, shapes).write(out, progress());
            return;
        }
        SignerOptions.Signing signing = signer.open(random);
        DossierPlan plan = new DossierPlan(edition, language, paper,
                Optional.of(new SignedSeal(signing.signer())), random).naming(named);
        Trust reader = new Trust(Optional.empty(), Optional.empty(), signing.anchors(), Clock.systemUTC());
        DossierBuild.of(files, plan, shapes).judgedBy(reader).write(out, progress());
    }

    private Optional<StatedVerifier> named() throws IOException {
        try {
            Path jar = verifier == null ? Path.of(System.getProperty("backup.verifier", "")) : verifier;
            return verifier == null && !Files.isRegularFile(jar)
                    ? Optional.empty()
                    : Optional.of(StatedVerifier.of(jar));
        } catch (IllegalArgumentException other) {
            throw new Failures.WrongUse(String.valueOf(other.getMessage()));
        }
    }

    private LongConsumer progress() {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        long[] done = {0, 0};
        return bytes -> {
            done[0] += bytes;
            if (progress && done[0] - done[1] >= EVERY) {
                done[1] = done[0];
                err.println((done[0] >> 20) + " MiB read and written");
                err.flush();
            }
        };
    }
}
