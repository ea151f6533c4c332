package org.wwow.backup.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TlogProof;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.tiles.TiledTree;

/// `backup ledger prove`: an entry's `.tlog-proof` under the published checkpoint.
@Command(name = "prove", mixinStandardHelpOptions = true, description = "Prints the .tlog-proof of an entry under the published checkpoint.")
final class LedgerProveCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Mixin
    private final PublicLog log = new PublicLog();
    @Option(names = "--index", required = true, paramLabel = "N", description = "the entry's index, from 0")
    private long index;

    @Override
    public Integer call() throws IOException {
        SignedNote checkpoint = log.checkpoint();
        TreeHead head = log.head(checkpoint);
        if (index < 0 || index >= head.size().leaves()) {
            throw new Failures.WrongUse("The checkpoint covers " + head.size().leaves() + " entries; there is no entry "
                    + index + ".");
        }
        var proof = TiledTree.snapshot(log.directory(), head).inclusion(new LeafIndex(index));
        Output.of(spec).text(new TlogProof(Optional.empty(), proof, checkpoint).text());
        return CommandLine.ExitCode.OK;
    }
}
