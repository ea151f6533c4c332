package org.wwow.backup.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.tiles.Fsck;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;

/// `backup ledger fsck`: derives every tile and the root of any tlog-tiles log from its entries.
@Command(name = "fsck", mixinStandardHelpOptions = true, description = "Derives every tile and the root of any tlog-tiles log from its entries, and compares.")
final class LedgerFsckCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Mixin
    private final PublicLog log = new PublicLog();
    @Option(names = "--leaves", description = "every entry must also be a leaf of BackUp")
    private boolean leaves;
    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        TreeHead head;
        try {
            head = log.head(log.checkpoint());
        } catch (NoteRefused refused) {
            throw new Failures.CheckFailed("The checkpoint does not hold: " + refused.getMessage());
        }
        Fsck.Report report = Fsck.of(log.directory(), head, leaves ? Leaf::read : Fsck.EntryCheck.NONE);
        print(report);
        return report.holds() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void print(Fsck.Report report) {
        Output output = Output.of(spec);
        if (json) {
            output.json(JsonObject.EMPTY.with("holds", report.holds())
                    .with("signatures", log.hasKeys())
                    .with("size", report.head().size().leaves())
                    .with("root", report.head().root().base64())
                    .with("faults", JsonArray.ofTexts(report.faults())));
            return;
        }
        report.faults().forEach(output::line);
        if (report.holds()) {
            output.line("All " + report.head().size().leaves() + " entries lead to the root "
                    + report.head().root().base64()
                    + (log.hasKeys() ? ", which is signed." : "; no signature checked."));
        }
    }
}
