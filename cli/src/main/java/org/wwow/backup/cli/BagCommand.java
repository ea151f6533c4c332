package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.dossier.bag.Bag;
import org.wwow.backup.dossier.bag.BagFinding;
import org.wwow.backup.dossier.bag.BagFolder;
import org.wwow.backup.dossier.bag.BagJudgement;
import org.wwow.backup.dossier.bag.BagLimits;
import org.wwow.backup.dossier.bag.BagVersion;
import org.wwow.backup.dossier.container.Container;
import org.wwow.backup.dossier.container.ContainerLimits;
import org.wwow.backup.dossier.container.ContainerRefused;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;

/// `backup bag`: BagIt bags of any maker.
@Command(name = "bag", mixinStandardHelpOptions = true, description = "Checks BagIt bags, in a folder or a container.")
final class BagCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        Output.help(spec);
    }

    /// Judges one bag; exit 1 where it is incomplete or invalid.
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "Checks a bag: every list, every path, every byte (RFC 8493, and the drafts before it).")
    int verify(@Parameters(paramLabel = "BAG", description = "the bag's folder, or a zip or ASiC-E container") Path bag,
            @Option(names = "--language", defaultValue = "en", paramLabel = "LANGUAGE", description = "en, fr, ar or uk") String language,
            @Option(names = "--json", description = "print JSON") boolean json) throws IOException {
        BagJudgement judgement = judged(bag);
        Output output = Output.of(spec);
        if (json) {
            output.json(described(judgement, Locale.of(language)));
        } else {
            judgement.findings()
                    .forEach(finding -> output.line((finding.breaks() ? "failed   " : "warning  ")
                            + finding.sentence(Locale.of(language))));
            output.line((judgement.holds() ? "held" : "failed") + ": files " + judgement.payloadFiles()
                    + ", bytes " + judgement.payloadBytes());
        }
        return judgement.holds() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static BagJudgement judged(Path bag) throws IOException {
        if (!Files.exists(bag)) {
            throw new NoSuchFileException(bag.toString());
        }
        if (Files.isDirectory(bag)) {
            return Bag.judge(new BagFolder(bag), BagLimits.USUAL, bytes -> {});
        }
        try (Container container = Container.open(bag, ContainerLimits.USUAL)) {
            return Bag.judge(container, BagLimits.USUAL, bytes -> {});
        } catch (ContainerRefused refused) {
            throw new Failures.CheckFailed(String.valueOf(refused.getMessage()));
        }
    }

    private static JsonObject described(BagJudgement judgement, Locale language) {
        return JsonObject.EMPTY.with("held", judgement.holds())
                .with("version", judgement.version().map(BagVersion::toString).orElse(""))
                .with("files", judgement.payloadFiles())
                .with("bytes", judgement.payloadBytes())
                .with("findings", JsonArray.of(judgement.findings(), finding -> described(finding, language)));
    }

    private static JsonObject described(BagFinding finding, Locale language) {
        return JsonObject.EMPTY.with("rule", finding.rule().name())
                .with("result", finding.breaks() ? "failed" : "warning")
                .with("file", finding.file())
                .with("why", finding.sentence(language));
    }
}
