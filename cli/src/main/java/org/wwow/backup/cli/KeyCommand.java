package org.wwow.backup.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.OpeningKey;

/// `backup key`: draws a hybrid key pair. The opening key goes into a file of its owner alone, the recipient is printed.
@Command(name = "key", mixinStandardHelpOptions = true, description = {
    "Makes a key pair: the opening key into a new file that only you may read, the recipient on standard output.",
    "The plain age tool (1.3 or later) takes the file too. Whoever loses it loses what was sealed to it."})
final class KeyCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--recipient", description = "make nothing: print the recipient of the key that FILE already holds")
    private boolean recipient;

    @Parameters(paramLabel = "FILE", description = "where the opening key is, or will be; a file that stands there is never replaced")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        HybridKey key = recipient ? read(file) : HybridKey.draw(new SecureRandom());
        if (!recipient) {
            write(key, file);
        }
        Output.of(spec).line(key.recipient().text());
        return CommandLine.ExitCode.OK;
    }

    /// Nobody else may read it at any moment, and the recipient is told only once the key is on the disk.
    private static void write(HybridKey key, Path file) throws IOException {
        byte[] text = ("# recipient: " + key.recipient().text() + "\n" + key.revealText() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            ByteBuffer buffer = ByteBuffer.wrap(text);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (UnsupportedOperationException _) {
            throw new Failures.WrongUse("Files in this place cannot be kept from other users; choose another.");
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static HybridKey read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(SealedFiles.MAX_KEY_FILE);
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        Arrays.fill(bytes, (byte) 0);
        if (lines.size() != 1) {
            throw new Failures.WrongUse(file + " holds " + (lines.isEmpty() ? "no key" : "more than one key") + ".");
        }
        try {
            if (OpeningKey.read(lines.getFirst()) instanceof HybridKey key) {
                return key;
            }
        } catch (IllegalArgumentException refused) {
            throw new Failures.WrongUse(String.valueOf(refused.getMessage()));
        }
        throw new Failures.WrongUse(file + " holds a classic key; nothing is sealed to one here. Make a new key.");
    }
}
