package org.wwow.backup.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.wwow.backup.ledger.ConsistencyProof;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.Snapshot;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.ledger.tiles.TiledTree;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;

/// `backup ledger consistency`: proves that a later tree extends an earlier one.
@Command(name = "consistency", mixinStandardHelpOptions = true, description = "Prints the proof that one size of the log extends another.")
final class LedgerConsistencyCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Mixin
    private final PublicLog log = new PublicLog();
    @Option(names = "--from", required = true, paramLabel = "M", description = "the earlier size, at least 1")
    private long from;
    @Option(names = "--to", paramLabel = "N", description = "the later size; default that of the checkpoint")
    private @Nullable Long to;
    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        TreeHead head = log.head(log.checkpoint());
        long later = to == null ? head.size().leaves() : to;
        if (from < 1 || from > later || later > head.size().leaves()) {
            throw new Failures.WrongUse("Sizes go from 1 up to the checkpoint's " + head.size().leaves() + ", --from "
                    + "not above --to.");
        }
        TiledTree.snapshot(log.directory(), head);
        var nodes = new TiledTree(log.directory(), head.size());
        var earlierTree = new Snapshot(nodes, new TreeSize(from));
        var laterTree = new Snapshot(nodes, new TreeSize(later));
        print(earlierTree.head(), laterTree.head(), laterTree.consistency(new TreeSize(from)));
        return CommandLine.ExitCode.OK;
    }

    private void print(TreeHead earlier, TreeHead later, ConsistencyProof proof) {
        Output output = Output.of(spec);
        if (json) {
            output.json(JsonObject.EMPTY.with("from", json(earlier))
                    .with("to", json(later))
                    .with("proof", JsonArray.of(proof.path().asList(), hash -> new JsonText(hash.base64()))));
        } else {
            proof.path().asList().stream().map(MerkleHash::base64).forEach(output::line);
        }
    }

    private static JsonObject json(TreeHead head) {
        return JsonObject.EMPTY.with("size", head.size().leaves()).with("root", head.root().base64());
    }
}
