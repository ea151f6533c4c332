package org.wwow.backup.cli.statistics;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine;

import org.wwow.backup.cli.Backup;

/// What a command did.
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(StatisticsCommand command, String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addFirst(command.getClass().getAnnotation(CommandLine.Command.class).name());
        return of(words);
    }

    static CommandRun of(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Backup.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new CommandRun(line.execute(words.toArray(String[]::new)), out.toString(), err.toString());
    }

    static String data(String name) {
        return Path.of(System.getProperty("backup.vectors"), "statistics", name).toString();
    }
}
