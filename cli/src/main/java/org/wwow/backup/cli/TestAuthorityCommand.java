package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.wwow.backup.dossier.signature.TestAuthority;

/// `backup dossier test-authority`: keys and certificates to try dossiers with.
@Command(name = "test-authority", mixinStandardHelpOptions = true, description = "Makes keys and certificates to try dossiers with. They are never qualified and prove nothing to a court.")
final class TestAuthorityCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Mixin
    private final PassphraseOption passphrase = new PassphraseOption();
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "a new or empty folder for them")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        char[] words = passphrase.read();
        try {
            TestAuthority.draw(Clock.systemUTC(), new SecureRandom()).write(out, words);
        } catch (FileAlreadyExistsException there) {
            throw new Failures.WrongUse("The folder " + out + " is not empty; keys are never written over.");
        }
        Output output = Output.of(spec);
        output.line(TestAuthority.MARK);
        output.line("Wrote keys and certificates to " + out + "; READ-ME.txt there says what each file is.");
        return CommandLine.ExitCode.OK;
    }
}
