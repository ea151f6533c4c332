package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.dossier.check.Checks;
import org.wwow.backup.dossier.check.SubmittedFile;
import org.wwow.backup.dossier.check.Trust;
import org.wwow.backup.dossier.check.Verdict;
import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.dossier.signature.TrustAnchors;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.sealing.VerificationKey;

/// `backup dossier verify`: the forty checks (docs/protocol/dossier.md, section 10), with no network.
@Command(name = "verify", mixinStandardHelpOptions = true, description = "Puts the forty checks to a dossier, a bag or an ASiC-E container of any maker.")
final class DossierVerifyCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Parameters(paramLabel = "FILE", description = "the container, or the folder it was unpacked into")
    private Path file = Path.of("");
    @Option(names = "--policy", paramLabel = "POLICY", description = "the log and witnesses you trust (C2SP tlog-policy); without it, those the file names itself")
    private @Nullable Path policy;
    @Option(names = "--root", paramLabel = "KEY", description = "the directory's root key you trust, base64url; without it, the one the file brings itself")
    private @Nullable String root;
    @Option(names = "--trust", paramLabel = "CERTIFICATES", description = "certificates you trust to sign and stamp, PEM or DER; may be repeated; without any, no signer is known")
    private List<Path> certificates = List.of();
    @Option(names = "--language", defaultValue = "en", paramLabel = "LANGUAGE", description = "en, fr, ar or uk")
    private String language = "en";
    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Trust trust = trust();
        Output output = Output.of(spec);
        try (SubmittedFile submitted = SubmittedFile.open(file)) {
            Verdict verdict = Checks.all(submitted, trust);
            if (json) {
                output.json(verdict.json(Locale.of(language)));
            } else {
                verdict.lines(Locale.of(language)).forEach(output::line);
            }
            return verdict.holds() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Trust trust() throws IOException {
        try {
            Optional<Policy> log = policy == null
                    ? Optional.empty()
                    : Optional.of(Policy.parse(Files.readAllBytes(policy)));
            Optional<VerificationKey> key = Optional.ofNullable(root).map(VerificationKey::read);
            return new Trust(log, key, TrustAnchors.read(certificates), Clock.systemUTC());
        } catch (IllegalArgumentException refused) {
            throw new Failures.WrongUse("What you trust cannot be read: " + refused.getMessage());
        } catch (SignatureRefused refused) {
            throw new Failures.WrongUse(String.valueOf(refused.getMessage()));
        }
    }
}
