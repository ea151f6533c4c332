package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.wwow.backup.ledger.SignerFile;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.tiles.TiledLog;

/// `backup ledger init`: makes an empty log and its keys.
@Command(name = "init", mixinStandardHelpOptions = true, description = "Makes an empty log and draws its keys; prints its vkeys.")
final class LedgerInitCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Mixin
    private final LogFolder folder = new LogFolder();
    @Option(names = "--origin", required = true, paramLabel = "NAME", description = "the log's name for ever, such as ledger.example.org/2026")
    private String origin = "";

    @Override
    public Integer call() throws IOException {
        String keys;
        try {
            keys = SignerFile.drawForLog(origin, new SecureRandom());
        } catch (IllegalArgumentException badName) {
            throw new Failures.WrongUse(String.valueOf(badName.getMessage()));
        }
        if (Files.exists(folder.log().resolve("checkpoint")) || Files.exists(folder.log().resolve(".writer/state"))) {
            throw new Failures.WrongUse("There already is a log in " + folder.log() + ".");
        }
        writeSecret(folder.keys(), keys);
        try (FileDisk disk = FileDisk.hold(folder.log())) {
            TiledLog.create(disk);
        }
        Output output = Output.of(spec);
        OpenLedger.signers(folder).verifiers().forEach(key -> output.line(key.vkey()));
        return CommandLine.ExitCode.OK;
    }

    /// Makes a file that only its owner may read, and never writes over one.
    static void writeSecret(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }
}
