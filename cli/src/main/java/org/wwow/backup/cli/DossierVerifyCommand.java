package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.dossier.verification.Unusable;
import org.wwow.backup.dossier.verification.Verification;

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
    @Option(names = "--receipt", paramLabel = "FILE.p7s", description = "what the recipient gave back: its detached CAdES signature over the whole file (check 40)")
    private @Nullable Path receipt;
    @Mixin
    private final ReaderOptions options = new ReaderOptions();

    @Override
    public Integer call() throws IOException {
        return options.judge(file, new ReaderOptions.Trusted(policy, root, certificates), question(), spec);
    }

    private Verification.Question question() throws IOException {
        try {
            return receipt == null ? Verification.DOSSIER : Verification.received(receipt);
        } catch (Unusable tooLong) {
            throw new Failures.WrongUse(String.valueOf(tooLong.getMessage()));
        }
    }
}
