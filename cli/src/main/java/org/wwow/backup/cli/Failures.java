package org.wwow.backup.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

import picocli.CommandLine;

/// Every way a command ends badly, as one sentence and an exit code.
final class Failures {
    private Failures() {}

    /// A check that did not hold: exit 1.
    static final class CheckFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CheckFailed(String sentence) {
            super(sentence);
        }
    }

    /// Words or files that cannot be used: exit 2.
    static final class WrongUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongUse(String sentence) {
            super(sentence);
        }
    }

    static int wrongUse(CommandLine.ParameterException wrong, String[] words) {
        CommandLine command = wrong.getCommandLine();
        command.getErr()
                .println(sentence(String.valueOf(wrong.getMessage())) + " Try: "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    static int failed(Exception failure, CommandLine command, CommandLine.ParseResult words) {
        Throwable cause = failure instanceof UncheckedIOException unchecked
                ? Objects.requireNonNull(unchecked.getCause())
                : failure;
        command.getErr().println(explain(cause));
        boolean wrongUse = cause instanceof WrongUse || cause instanceof NoSuchFileException
                || cause instanceof AccessDeniedException || cause instanceof FileAlreadyExistsException;
        return wrongUse ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static String explain(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "There is no file " + missing.getFile() + ".";
            case AccessDeniedException denied -> "The file " + denied.getFile() + " may not be used by this user.";
            case FileAlreadyExistsException there -> "The file " + there.getFile() + " already exists.";
            case IOException other -> "Reading or writing failed: " + sentence(String.valueOf(other.getMessage()));
            default -> sentence(String.valueOf(failure.getMessage()));
        };
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }
}
