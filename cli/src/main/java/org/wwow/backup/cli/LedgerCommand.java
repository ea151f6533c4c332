package org.wwow.backup.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `backup ledger`: keeps and checks a tlog-tiles log in a folder.
@Command(name = "ledger", mixinStandardHelpOptions = true, description = "Keeps and checks a tlog-tiles log.", subcommands = {
    LedgerInitCommand.class,
    LedgerAppendCommand.class,
    LedgerCheckpointCommand.class,
    LedgerProveCommand.class,
    LedgerConsistencyCommand.class,
    LedgerFsckCommand.class})
final class LedgerCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        Output.help(spec);
    }
}
