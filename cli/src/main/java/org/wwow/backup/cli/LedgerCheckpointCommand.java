package org.wwow.backup.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.tiles.CoverLeaves;

/// `backup ledger checkpoint`: settles the tiles, signs and publishes.
@Command(name = "checkpoint", mixinStandardHelpOptions = true, description = "Settles the tiles, signs with Ed25519 and ML-DSA-44, publishes; prints the checkpoint.")
final class LedgerCheckpointCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Mixin
    private final LogFolder folder = new LogFolder();
    @Option(names = "--cover", description = "first append cover leaves up to the next multiple of 8, at least one")
    private boolean cover;

    @Override
    public Integer call() throws IOException {
        CoverLeaves covers = cover ? CoverLeaves.upToTheNextStep(new SecureRandom()) : CoverLeaves.NONE;
        try (OpenLedger ledger = OpenLedger.open(folder)) {
            SignedNote checkpoint = ledger.writer().publish(covers, (_, _) -> List.of());
            Output.of(spec).text(checkpoint.note());
        }
        return CommandLine.ExitCode.OK;
    }
}
