package org.wwow.backup.cli.statistics;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import picocli.CommandLine;

/// What a command did.
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(StatisticsCommand command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = StatisticsCommand.line(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new CommandRun(line.execute(arguments), out.toString(), err.toString());
    }

    static String data(String name) {
        return Path.of(System.getProperty("backup.vectors"), "statistics", name).toString();
    }
}
