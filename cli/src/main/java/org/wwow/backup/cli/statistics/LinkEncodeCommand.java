package org.wwow.backup.cli.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Provenance.Meaning;
import org.wwow.backup.statistics.linkage.PersonTable;
import org.wwow.backup.statistics.linkage.Schema;
import org.wwow.backup.statistics.linkage.encode.BloomSettings;
import org.wwow.backup.statistics.linkage.encode.EncodedTable;
import org.wwow.backup.statistics.linkage.encode.LinkageKey;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// `backup link encode`: a table of persons as keyed bits, for linking without names.
/// See `docs/methods/encoded-linkage.md`, above all what the bits leak.
@Command(name = "encode", mixinStandardHelpOptions = true, description = "Encodes a table of persons under a shared key, to be linked without names.", footer = "%nWhat it assumes and when it must not be used:%ndocs/methods/encoded-linkage.md")
public final class LinkEncodeCommand extends StatisticsCommand {
    private static final Meaning MEANING = new Meaning(
            List.of("Both organisations use the same key, schema and settings.",
                    "Whoever links the encodings does not hold the key.",
                    "The encodings are sent to that one party, under a contract, and deleted after."),
            List.of("It is not anonymous: an encoding is personal data of its person.",
                    "It does not hide which fields are missing, how alike two encodings are, or how many records there are.",
                    "It does not withstand an attacker who holds the key: any guessed name can then be tested."));

    @Option(names = "--a", required = true, paramLabel = "A.csv", description = "A table of persons.")
    @SuppressWarnings("NullAway.Init")
    private Path a;

    @Option(names = "--schema", paramLabel = "S.json", description = "What the columns hold (default: guessed from their names).")
    private @Nullable Path schema;

    @Option(names = "--key-file", required = true, paramLabel = "KEY", description = "32 to 1024 random bytes that nobody but its owner may read; - for standard input.")
    @SuppressWarnings("NullAway.Init")
    private Path keyFile;

    @Option(names = "--out", required = true, paramLabel = "ENCODED.csv", description = "The encodings; must not exist yet.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--ids", paramLabel = "IDS.csv", description = "Each id with its pseudonym, to go back by; stays at home. Must not exist yet.")
    private @Nullable Path ids;

    @Option(names = "--salt", paramLabel = "FIELD", description = "A field known alike to both, as the date of birth: its year goes into every bit, and it is not encoded.")
    private @Nullable String salt;

    @Option(names = "--bits", paramLabel = "N", defaultValue = "512", description = "Bits of a filter before balancing (default: 512).")
    private int bits;

    @Option(names = "--hashes", paramLabel = "N", defaultValue = "15", description = "Bits set by a gram (default: 15).")
    private int hashes;

    @Option(names = "--flips", paramLabel = "P", defaultValue = "0.02", description = "Share of bits flipped (default: 0.02).")
    private double flips;

    @Override
    Value compute() {
        BloomSettings settings = new BloomSettings(bits, hashes, flips, salt != null);
        LinkageKey key = KeyFile.read(keyFile);
        Optional<Schema> given = Optional.ofNullable(schema).map(file -> input("schema", file, LinkSchema::read));
        PersonTable table = input("a", a,
                stream -> PersonTable.read(stream, names -> given.orElseGet(() -> Schema.guess(names))));
        EncodedTable encoded = EncodedTable.of(table, Optional.ofNullable(salt), settings, key);
        writeNew(out, encoded.toCsv());
        if (ids != null) {
            writeNew(ids, EncodedTable.idsOf(table, key));
        }
        return Group.empty()
                .put("method", Value.of("bloom1"))
                .put("records", Value.of((long) encoded.rows().size()))
                .put("fields", Value.of((long) encoded.columns().size() - 1))
                .put("unreadTakenForMissing", Value.of(table.unread()))
                .put("keyCheck", Value.of(key.check()))
                .put("provenance", provenance("link encode", Optional.empty(), MEANING));
    }

    private static void writeNew(Path file, String text) {
        try {
            OwnFile.writeNew(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (FileAlreadyExistsException there) {
            throw InputRefused.because("There is a file " + file + " already; name a new one.");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
