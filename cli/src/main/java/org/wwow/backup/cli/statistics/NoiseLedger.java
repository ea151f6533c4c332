package org.wwow.backup.cli.statistics;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.disclosure.NoiseBudget;
import org.wwow.backup.statistics.disclosure.NoiseBudget.Paid;
import org.wwow.backup.statistics.result.CsvPrint;
import org.wwow.backup.statistics.table.CsvReader;
import org.wwow.backup.statistics.table.CsvRow;

/// The file that remembers what was spent: `release,epsilon,cells`, the whole budget in its first row.
///
/// It is locked while a release is drawn, and written and forced to disk before the release is shown: a crash may cost
/// budget, never privacy.
final class NoiseLedger {
    private static final String HEADER = "release,epsilon,cells\r\n";
    private static final String BUDGET = "(budget)";

    private NoiseLedger() {}

    /// Pays for a release and draws it.
    ///
    /// @param total the whole budget; needed the first time, and the same ever after
    static <T> T spend(Path file, @Nullable BigDecimal total, Paid release, Function<NoiseBudget, T> draw) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            byte[] before = Channels.newInputStream(channel).readAllBytes();
            List<Paid> rows = before.length == 0 ? List.of() : read(before);
            BigDecimal budget = budget(rows, total);
            T drawn = draw.apply(NoiseBudget.of(budget, rows.isEmpty() ? rows : rows.subList(1, rows.size())));
            StringBuilder added = new StringBuilder();
            if (rows.isEmpty()) {
                added.append(HEADER);
                CsvPrint.writeLine(List.of(BUDGET, budget.toPlainString(), "1"), added);
            }
            CsvPrint.writeLine(
                    List.of(release.release(), release.epsilon().toPlainString(), Integer.toString(release.cells())),
                    added);
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(added.toString());
            channel.position(before.length);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            return drawn;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static BigDecimal budget(List<Paid> rows, @Nullable BigDecimal total) {
        if (rows.isEmpty()) {
            if (total == null) {
                throw InputRefused.because("The ledger is new: name the whole budget with --budget.");
            }
            return total;
        }
        BigDecimal known = rows.getFirst().epsilon();
        if (total != null && total.compareTo(known) != 0) {
            throw InputRefused.because("The ledger's budget is " + known.toPlainString() + " and cannot be changed.");
        }
        return known;
    }

    private static List<Paid> read(byte[] bytes) {
        CsvReader reader = CsvReader.open(new ByteArrayInputStream(bytes));
        List<Paid> rows = new ArrayList<>();
        for (Optional<CsvRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            try {
                rows.add(new Paid(row.get().text("release"), new BigDecimal(row.get().text("epsilon")),
                        (int) row.get().count("cells")));
            } catch (NumberFormatException broken) {
                throw row.get().refuse("epsilon", "the ledger is damaged; bring back its last copy.");
            }
        }
        if (rows.isEmpty() || !rows.getFirst().release().equals(BUDGET)) {
            throw InputRefused.because("The file is no noise ledger; its first row holds the budget.");
        }
        return rows;
    }
}
