package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

import org.wwow.backup.dossier.build.DossierBuild;
import org.wwow.backup.dossier.verification.Reader;
import org.wwow.backup.dossier.verification.Unusable;
import org.wwow.backup.dossier.verification.Verification;
import org.wwow.backup.dossier.verification.VerifyingProgram;

/// What every command that judges a file takes: the time, the language, how the answer is told.
final class ReaderOptions {
    @Option(names = "--at", paramLabel = "TIME", description = "the time at which is judged, like 2026-05-15T09:00:00Z; now, if it is not given")
    private @Nullable String at;
    @Option(names = "--language", defaultValue = "en", paramLabel = "LANGUAGE", description = "en, fr, ar or uk")
    private String language = "en";
    @Option(names = "--json", description = "print JSON")
    private boolean json;
    @Option(names = "--report", paramLabel = "FILE.pdf", description = "write a report of it, a PDF; nothing may stand there yet")
    private @Nullable Path report;

    /// What a reader trusts; its parts are absent where a command does not ask for them.
    record Trusted(@Nullable Path policy, @Nullable String root, List<Path> certificates) {}

    /// Puts the question and tells the answer.
    ///
    /// @return the exit code
    int judge(Path file, Trusted trusted, Verification.Question question, CommandLine.Model.@Nullable CommandSpec spec)
            throws IOException {
        try {
            Reader reader = Reader.of(new Reader.Given(Optional.ofNullable(trusted.policy),
                    Optional.ofNullable(trusted.root), trusted.certificates, Optional.ofNullable(at)),
                    Clock.systemUTC());
            var telling = Verification.Telling.of(language, json, Optional.ofNullable(report),
                    VerifyingProgram.running(DossierBuild.BUILDER));
            boolean holds = Verification.of(file, reader, question).tell(telling, Output.of(spec)::line);
            return holds ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (Unusable wrong) {
            throw new Failures.WrongUse(String.valueOf(wrong.getMessage()));
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException unreadable) {
            throw new Failures.WrongUse("A file could not be read: " + unreadable.getMessage());
        }
    }
}
