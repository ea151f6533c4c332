package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.ledger.tiles.LedgerWriter;
import org.wwow.backup.sealing.JsonObject;

/// `backup ledger append`: adds entries, safe on the disk when it ends.
@Command(name = "append", mixinStandardHelpOptions = true, description = "Appends entries; they are safe when it ends, and public after the next checkpoint.")
final class LedgerAppendCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Mixin
    private final LogFolder folder = new LogFolder();
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "each file is one entry, at most 65535 bytes")
    private List<Path> files = List.of();
    @Option(names = "--leaf", paramLabel = "HEX", description = "an entry in hexadecimal; may be repeated")
    private List<String> leaves = List.of();
    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<byte[]> entries = new ArrayList<>();
        for (Path file : files) {
            entries.add(Files.readAllBytes(file));
        }
        leaves.forEach(leaf -> entries.add(Hex.read("--leaf", leaf)));
        if (entries.isEmpty()) {
            throw new Failures.WrongUse("Name at least one FILE or --leaf to append.");
        }
        try (OpenLedger ledger = OpenLedger.open(folder)) {
            LedgerWriter.Appended appended = ledger.writer().append(entries);
            long first = appended.first().position();
            long size = appended.tree().head().size().leaves();
            if (json) {
                Output.of(spec).json(JsonObject.EMPTY.with("first", first).with("size", size));
            } else {
                Output.of(spec).line("Appended from index " + first + "; the log has " + size + " entries.");
            }
        }
        return CommandLine.ExitCode.OK;
    }

    /// Hexadecimal words.
    static final class Hex {
        private Hex() {}

        static byte[] read(String option, String hex) {
            try {
                return HexFormat.of().parseHex(hex);
            } catch (IllegalArgumentException notHex) {
                throw new Failures.WrongUse(option + " takes hexadecimal digits, two a byte.");
            }
        }
    }
}
