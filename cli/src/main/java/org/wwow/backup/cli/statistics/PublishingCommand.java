package org.wwow.backup.cli.statistics;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.disclosure.Dimension;
import org.wwow.backup.statistics.disclosure.HxlPrint;
import org.wwow.backup.statistics.disclosure.PublishableCount;
import org.wwow.backup.statistics.disclosure.SdmxPrint;
import org.wwow.backup.statistics.result.Value;

/// What the commands do alike whose tables may be published: exchange formats, and a hash that tells no count.
abstract class PublishingCommand extends StatisticsCommand {
    @Option(names = "--hxl", description = "Print CSV with a row of HXL tags, for humanitarian data platforms.")
    private boolean hxl;

    @Option(names = "--sdmx", description = "Print SDMX-CSV 2.0, for statistical offices.")
    private boolean sdmx;

    @Option(names = "--salt", paramLabel = "FILE", description = "The secret that keeps the input's hash from telling counts; made when missing (default: beside the table, its name with .salt).")
    private @Nullable Path salt;

    private final List<Published> published = new ArrayList<>();

    private record Published(List<Dimension> dimensions, List<PublishableCount> counts) {}

    /// Reads a table of counts that are hidden in part; only who has the salt can check its hash.
    final <T> T counts(String role, Path file, Function<InputStream, T> reader) {
        return secretInput(role, file, Optional.ofNullable(salt), reader);
    }

    /// Keeps a table for the exchange formats.
    final void publish(List<Dimension> dimensions, List<PublishableCount> counts) {
        published.add(new Published(dimensions, counts));
    }

    @Override
    List<String> forms() {
        List<String> asked = super.forms();
        if (hxl) {
            asked.add("--hxl");
        }
        if (sdmx) {
            asked.add("--sdmx");
        }
        return asked;
    }

    @Override
    String printed(Value result) {
        if (!hxl && !sdmx) {
            return super.printed(result);
        }
        if (published.size() != 1) {
            throw InputRefused.because("With --hxl and --sdmx one table is printed at a time.");
        }
        Published table = published.getFirst();
        return hxl ? HxlPrint.of(table.dimensions(), table.counts()) : SdmxPrint.of(table.dimensions(), table.counts());
    }
}
