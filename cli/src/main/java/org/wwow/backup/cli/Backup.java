package org.wwow.backup.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import org.wwow.backup.cli.statistics.AgreementCommand;
import org.wwow.backup.cli.statistics.AlarmCommand;
import org.wwow.backup.cli.statistics.CoarsenCommand;
import org.wwow.backup.cli.statistics.EstimateCommand;
import org.wwow.backup.cli.statistics.ForecastCommand;
import org.wwow.backup.cli.statistics.LinkCommand;
import org.wwow.backup.cli.statistics.NoiseCommand;
import org.wwow.backup.cli.statistics.ScanCommand;
import org.wwow.backup.cli.statistics.SuppressCommand;

/// The command `backup`. Exit 0: it held. Exit 1: a check failed. Exit 2: wrong use. Help by default.
@Command(name = "backup", mixinStandardHelpOptions = true, version = "backup 0.1.0", sortOptions = false, description = "Reports, care, evidence and law against rape as a weapon of war.", subcommands = {
    AgreementCommand.class,
    AlarmCommand.class,
    BagCommand.class,
    CoarsenCommand.class,
    DemoWorldCommand.class,
    DossierCommand.class,
    EstimateCommand.class,
    ForecastCommand.class,
    KeyCommand.class,
    LawCommand.class,
    LedgerCommand.class,
    LinkCommand.class,
    MonitorCommand.class,
    NoiseCommand.class,
    NoteCommand.class,
    OpenCommand.class,
    QuestionnaireCommand.class,
    ReceiptCommand.class,
    RedactCommand.class,
    ScanCommand.class,
    SealCommand.class,
    SuppressCommand.class,
    WitnessCommand.class})
public final class Backup implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    private Backup() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] words) {
        System.exit(commandLine().execute(words));
    }

    /// The command line with all commands, to be run here or in a test.
    public static CommandLine commandLine() {
        return new CommandLine(new Backup()).setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(Failures::wrongUse)
                .setExecutionExceptionHandler(Failures::failed);
    }

    @Override
    public void run() {
        Output.help(spec);
    }
}
