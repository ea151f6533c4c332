package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.wwow.backup.dossier.sample.SampleCase;

/// `backup dossier sample`: a made-up case folder, to try `backup dossier build` on.
@Command(name = "sample", mixinStandardHelpOptions = true, description = "Writes a made-up case folder, to try building a dossier. Its keys are public: nothing real belongs in it.")
final class DossierSampleCommand implements Callable<Integer> {
    private static final int MOST = 4_000;
    /// Who held the power, and that it was told and stopped something: codes about rows of an office, of no deed and of
    /// nobody's day. One exhibit stands behind an answer, one against it.
    private static final String FACTS = """
            {
              "facts": {
                "context.conflict": ["occupied"],
                "perp.category": ["foreign_forces"],
                "perp.command": ["knew", "stopped"]
              },
              "exhibits": [
                {
                  "id": "1",
                  "evidence_type": "testimony_witness",
                  "supports": [{"fact": "context.conflict", "is": ["occupied"]}]
                },
                {
                  "id": "5",
                  "evidence_type": "testimony_witness",
                  "contradicts": [{"fact": "perp.command", "is": ["knew"]}]
                }
              ],
              "case": {"territory": "UA", "from": "2026-03-01", "until": "2026-03-01"}
            }
            """;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the folder, which must not be there yet")
    private Path out = Path.of("");
    @Option(names = "--more", defaultValue = "0", paramLabel = "N", description = "pictures beside the seven exhibits, at most 4000")
    private int more;
    @Option(names = "--large", defaultValue = "0", paramLabel = "MIB", description = "MiB of noise beside them, at most 4000: a film of three fifths, photographs of 4 MiB")
    private int large;
    @Option(names = "--facts", description = "with facts for a legal assessment: codes that tell of an office and of no deed")
    private boolean facts;

    @Override
    public Integer call() throws IOException {
        if (more < 0 || more > MOST || large < 0 || large > MOST) {
            throw new Failures.WrongUse("--more and --large are between 0 and " + MOST + ".");
        }
        SampleCase.write(out, more, large);
        if (facts) {
            Files.writeString(out.resolve("facts.json"), FACTS, StandardOpenOption.CREATE_NEW);
        }
        Output.of(spec)
                .line("The made-up case stands in " + out + ". Build it: backup dossier build --case " + out
                        + " --out sample.asice --unsigned");
        return CommandLine.ExitCode.OK;
    }
}
