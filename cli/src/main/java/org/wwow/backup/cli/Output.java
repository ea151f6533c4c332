package org.wwow.backup.cli;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonValue;

/// What commands print: text for people, JSON for programs, on standard output and nothing else there.
final class Output {
    private final CommandLine command;

    private Output(CommandLine command) {
        this.command = command;
    }

    static Output of(CommandLine.Model.@Nullable CommandSpec spec) {
        return new Output(Objects.requireNonNull(spec).commandLine());
    }

    /// Prints the help of a command that only holds others.
    static void help(CommandLine.Model.@Nullable CommandSpec spec) {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        command.usage(command.getOut());
    }

    void line(String text) {
        command.getOut().println(text);
    }

    /// Prints text that already ends in a newline.
    void text(String text) {
        command.getOut().print(text);
        command.getOut().flush();
    }

    void json(JsonValue value) {
        line(new String(CanonicalJson.write(value), StandardCharsets.UTF_8));
    }
}
