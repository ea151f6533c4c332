package org.wwow.backup.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

import picocli.CommandLine;

/// What a command printed and how it ended.
record Typed(int exit, String out, String err) {
    static Typed run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine command = Backup.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = command.execute(words);
        return new Typed(exit, out.toString(), err.toString());
    }

    /// The lines of the output.
    String[] lines() {
        return out.split("\n", -1);
    }
}
