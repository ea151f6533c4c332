package org.wwow.backup.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The passphrase of key files: from a file or asked for at the terminal, never a word of the command line, which other
/// users of the machine can see.
final class PassphraseOption {
    private static final long LARGEST = 4_096;

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "first line: the passphrase of the key files; asked for when not given")
    private @Nullable Path file;

    char[] read() throws IOException {
        char[] words = file == null ? asked() : firstLine(file);
        if (words.length == 0) {
            throw new Failures.WrongUse("A passphrase is needed: keys are never written in the open.");
        }
        return words;
    }

    /// From JDK 25 on there is no console again where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static char[] asked() {
        Console terminal = System.console();
        if (terminal == null || !terminal.isTerminal()) {
            throw new Failures.WrongUse("There is no terminal to ask at: give --passphrase-file.");
        }
        char[] words = terminal.readPassword("Passphrase of the key files: ");
        return words == null ? new char[0] : words;
    }

    private static char[] firstLine(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new Failures.WrongUse("The passphrase file is too long to be one.");
        }
        return Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("").toCharArray();
    }
}
