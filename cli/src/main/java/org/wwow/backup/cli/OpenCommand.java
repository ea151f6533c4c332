package org.wwow.backup.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.AgeRefused;
import org.wwow.backup.sealing.age.NewFile;
import org.wwow.backup.sealing.age.OpeningKey;
import org.wwow.backup.sealing.age.Passphrase;

/// `backup open`: opens an age file. Nothing comes out before all of it was found authentic.
@Command(name = "open", mixinStandardHelpOptions = true, description = "Opens a sealed file: hybrid, X25519 or passphrase, armored or not.")
final class OpenCommand implements Callable<Integer> {
    @Option(names = {"-i",
        "--identity"}, required = true, paramLabel = "IDENTITY_FILE", description = "file with an AGE-SECRET-KEY-… on each line, or one made under a passphrase; may be repeated")
    private List<Path> identities = List.of();

    @Option(names = {"-o",
        "--output"}, paramLabel = "OUT", description = "the opened file; standard output if absent")
    private @Nullable Path output;

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "first line: the passphrase of a file or of an identity file")
    private @Nullable Path passphraseFile;

    @Option(names = "--unchecked", description = "write to standard output while reading, before the end was checked; exit 1 tells that it must be thrown away")
    private boolean unchecked;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the sealed file; standard input if absent or -")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        if (unchecked && output != null) {
            throw new Failures.WrongUse(
                    "--unchecked is for standard output; with -o a file appears whole or not at all.");
        }
        List<OpeningKey> keys = keys();
        try (InputStream sealed = SealedFiles.input(file)) {
            if (unchecked) {
                Age.provisional(sealed, keys).transferTo(SealedFiles.standardOutput());
                SealedFiles.standardOutput().flush();
            } else if (output != null) {
                Age.open(sealed, keys, NewFile.at(output));
            } else {
                SealedFiles.openToStandardOutput(sealed, keys);
            }
        } catch (AgeRefused refused) {
            throw new Failures.CheckFailed(String.valueOf(refused.getMessage()));
        }
        return CommandLine.ExitCode.OK;
    }

    private List<OpeningKey> keys() throws IOException {
        List<OpeningKey> keys = new ArrayList<>();
        if (passphraseFile != null) {
            String words = Files.readString(passphraseFile).lines().findFirst().orElse("");
            if (words.isEmpty()) {
                throw new Failures.WrongUse("The passphrase file is empty.");
            }
            keys.add(Passphrase.of(words));
        }
        for (Path identity : identities) {
            keys.addAll(read(identity, List.copyOf(keys)));
        }
        return keys;
    }

    private static List<OpeningKey> read(Path identity, List<OpeningKey> passphrases) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(identity)) {
            bytes = in.readNBytes(SealedFiles.MAX_KEY_FILE);
        }
        byte[] plain = SealedFiles.isSealed(bytes) ? unseal(bytes, passphrases) : bytes;
        List<OpeningKey> keys = new ArrayList<>();
        for (String line : new String(plain, StandardCharsets.UTF_8).lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(key(line));
            }
        }
        Arrays.fill(plain, (byte) 0);
        if (keys.isEmpty()) {
            throw new Failures.WrongUse("There is no opening key in " + identity + ".");
        }
        return keys;
    }

    private static byte[] unseal(byte[] bytes, List<OpeningKey> passphrases) throws AgeRefused {
        if (passphrases.isEmpty()) {
            throw new Failures.WrongUse(
                    "This identity file is sealed under a passphrase; give it with --passphrase-file.");
        }
        return Age.open(bytes, passphrases, SealedFiles.MAX_KEY_FILE);
    }

    private static OpeningKey key(String line) {
        try {
            return OpeningKey.read(line);
        } catch (IllegalArgumentException refused) {
            throw new Failures.WrongUse(String.valueOf(refused.getMessage()));
        }
    }
}
