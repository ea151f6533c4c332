package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.dossier.verification.Unusable;
import org.wwow.backup.dossier.verification.Verification;
import org.wwow.backup.ledger.MerkleHash;

/// `backup receipt`: proofs that stand offline.
@Command(name = "receipt", mixinStandardHelpOptions = true, description = "Checks .tlog-proof receipts.")
final class ReceiptCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        Output.help(spec);
    }

    /// What the receipt is said to be of.
    static final class Claim {
        @Option(names = "--entry", paramLabel = "FILE", description = "the entry as a file")
        private @Nullable Path entry;
        @Option(names = "--leaf", paramLabel = "HEX", description = "the entry in hexadecimal; 64 digits are taken as its leaf hash")
        private @Nullable String leaf;
    }

    /// Puts checks 9 and 10 to a receipt.
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "Checks that an entry stands in a log that the policy takes. Without --entry or --leaf the "
            + "entry is rebuilt from the receipt of a BackUp event.")
    int verify(@Parameters(paramLabel = "FILE.tlog-proof", description = "the receipt") Path file,
            @Option(names = "--policy", required = true, paramLabel = "POLICY", description = "trusted logs and witnesses, as C2SP tlog-policy") Path policy,
            @ArgGroup Claim claim, @Mixin ReaderOptions options) throws IOException {
        return options.judge(file, new ReaderOptions.Trusted(policy, null, List.of()),
                Verification.receipt(leaf(claim)), spec);
    }

    private static Optional<MerkleHash> leaf(@Nullable Claim claim) throws IOException {
        if (claim != null && claim.entry != null) {
            try {
                return Optional.of(Verification.entry(claim.entry));
            } catch (Unusable tooLong) {
                throw new Failures.WrongUse(String.valueOf(tooLong.getMessage()));
            }
        }
        if (claim != null && claim.leaf != null) {
            byte[] bytes = LedgerAppendCommand.Hex.read("--leaf", claim.leaf);
            return Optional.of(bytes.length == MerkleHash.BYTES ? MerkleHash.of(bytes) : MerkleHash.ofLeaf(bytes));
        }
        return Optional.empty();
    }
}
