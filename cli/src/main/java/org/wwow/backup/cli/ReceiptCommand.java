package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.TlogProof;
import org.wwow.backup.ledger.VerifiedCheckpoint;
import org.wwow.backup.sealing.JsonObject;

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

    /// Checks a receipt.
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "Checks that an entry stands in a log that the policy takes. Without --entry or --leaf the "
            + "entry is rebuilt from the receipt of a BackUp event.")
    int verify(@Parameters(paramLabel = "FILE.tlog-proof", description = "the receipt") Path file,
            @Option(names = "--policy", required = true, paramLabel = "POLICY", description = "trusted logs and witnesses, as C2SP tlog-policy") Path policyFile,
            @ArgGroup Claim claim, @Option(names = "--json", description = "print JSON") boolean json)
            throws IOException {
        Policy policy = Policy.parse(Files.readAllBytes(policyFile));
        byte[] receipt = Files.readAllBytes(file);
        TlogProof proof = TlogProof.parse(receipt);
        VerifiedCheckpoint checkpoint = proof.verify(leaf(claim, receipt), policy);
        String state = policy.asksForWitnesses() ? "witnessed" : "logged";
        long index = proof.proof().index().position();
        Output output = Output.of(spec);
        if (json) {
            output.json(JsonObject.EMPTY.with("holds", true)
                    .with("state", state)
                    .with("origin", checkpoint.origin())
                    .with("index", index)
                    .with("size", checkpoint.head().size().leaves())
                    .with("signatures", NoteCommand.signatures(checkpoint.signatures())));
        } else {
            output.line("The entry stands at index " + index + " of " + checkpoint.origin() + " (" + state + ").");
            checkpoint.signatures().forEach(one -> output.line("Signed by " + one + "."));
        }
        return CommandLine.ExitCode.OK;
    }

    private static MerkleHash leaf(@Nullable Claim claim, byte[] receipt) throws IOException {
        if (claim != null && claim.entry != null) {
            return MerkleHash.ofLeaf(Files.readAllBytes(claim.entry));
        }
        if (claim != null && claim.leaf != null) {
            byte[] bytes = LedgerAppendCommand.Hex.read("--leaf", claim.leaf);
            return bytes.length == MerkleHash.BYTES ? MerkleHash.of(bytes) : MerkleHash.ofLeaf(bytes);
        }
        return Receipt.parse(receipt).leaf().hash();
    }
}
