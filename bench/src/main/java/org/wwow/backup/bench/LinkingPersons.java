package org.wwow.backup.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.linkage.Field;
import org.wwow.backup.statistics.linkage.FieldType;
import org.wwow.backup.statistics.linkage.Linkage;
import org.wwow.backup.statistics.linkage.Linkage.Grouping;
import org.wwow.backup.statistics.linkage.Linkage.Settings;
import org.wwow.backup.statistics.linkage.LinkageResult;
import org.wwow.backup.statistics.linkage.PersonTable;
import org.wwow.backup.statistics.linkage.Schema;
import org.wwow.backup.statistics.linkage.Unlinked;

/// Links FEBRL 4, 5,000 records to 5,000, reading the files included, on one core, several times.
///
/// The peer's figure is what Splink's own page says of it, a million records on a laptop in around a minute; other
/// machine, other data, several cores. Word: the folder of the tables.
public final class LinkingPersons {
    private static final double PEER_RECORDS_A_SECOND = 1_000_000 / 60.0;
    private static final int TIMES = 8;

    private LinkingPersons() {}

    /// Runs and prints one line a run, then the best beside the peer's.
    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[0]);
        byte[] a = Files.readAllBytes(folder.resolve("febrl-dataset4a.csv"));
        byte[] b = Files.readAllBytes(folder.resolve("febrl-dataset4b.csv"));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        double best = Double.MAX_VALUE;
        for (int time = 0; time < TIMES; time++) {
            long before = clock.getCurrentThreadCpuTime();
            PersonTable first = table(a);
            PersonTable second = table(b);
            LinkageResult result = new Linkage(Settings.of(Grouping.ONE_TO_ONE, new Seed(1))).link(first,
                    Optional.of(second), Unlinked.NONE);
            double seconds = (clock.getCurrentThreadCpuTime() - before) / 1e9;
            best = Math.min(best, seconds);
            out.printf(Locale.ROOT, "%.2f s of one core, %d candidates, %d links, %d for review%n", seconds,
                    result.diagnosis().candidates(), result.links().size(), result.review().size());
        }
        out.printf(Locale.ROOT, "best: %.0f records a second of one core; the peer says %.0f on a laptop%n",
                (records(a) + records(b)) / best, PEER_RECORDS_A_SECOND);
    }

    private static int records(byte[] csv) {
        return table(csv).records().size();
    }

    private static PersonTable table(byte[] csv) {
        return PersonTable.read(new ByteArrayInputStream(csv), _ -> new Schema(Optional.of("rec_id"),
                List.of(Field.of("given_name", FieldType.NAME), Field.of("surname", FieldType.NAME),
                        Field.of("date_of_birth", FieldType.DATE).lenient(), Field.of("suburb", FieldType.PLACE),
                        Field.of("postcode", FieldType.CODE), Field.of("address_1", FieldType.FREE)),
                List.of()));
    }
}
