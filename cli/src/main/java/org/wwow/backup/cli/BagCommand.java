package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import org.wwow.backup.dossier.verification.Verification;

/// `backup bag`: BagIt bags of any maker.
@Command(name = "bag", mixinStandardHelpOptions = true, description = "Checks BagIt bags, in a folder or a container.")
final class BagCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        Output.help(spec);
    }

    /// Puts checks 5 and 6 to one bag; exit 1 where it is incomplete or invalid.
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "Checks a bag: every list, every path, every byte (RFC 8493, and the drafts before it).")
    int verify(@Parameters(paramLabel = "BAG", description = "the bag's folder, or a zip or ASiC-E container") Path bag,
            @Mixin ReaderOptions options) throws IOException {
        return options.judge(bag, new ReaderOptions.Trusted(null, null, List.of()), Verification.BAG, spec);
    }
}
