package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.cli.questionnaire.Fault;
import org.wwow.backup.cli.questionnaire.QuestionnaireCheck;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonValue;

/// `backup questionnaire`: checks a file of questions before anybody is asked them (protocol section 24).
@Command(name = "questionnaire", mixinStandardHelpOptions = true, description = "Checks the questions that people are asked.")
final class QuestionnaireCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        Output.help(spec);
    }

    /// Names every fault in one go.
    @Command(name = "check", mixinStandardHelpOptions = true, description = "Checks a questionnaire and names every fault with its place; exit 1 if there is one.")
    int check(@Parameters(paramLabel = "FILE", description = "the questionnaire") Path file,
            @Option(names = "--json", description = "print JSON") boolean json) throws IOException {
        List<Fault> faults = QuestionnaireCheck.faults(read(file));
        Output output = Output.of(spec);
        if (json) {
            output.json(JsonObject.EMPTY.with("holds", faults.isEmpty())
                    .with("faults", JsonArray.of(faults, one -> JsonObject.EMPTY.with("at", one.at())
                            .with("code", one.code())
                            .with("what", one.what()))));
            return faults.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
        if (!faults.isEmpty()) {
            String count = faults.size() == 1 ? "one fault" : faults.size() + " faults";
            throw new Failures.CheckFailed(String.join("\n", faults.stream().map(Fault::toString).toList()) + "\n"
                    + file + " has " + count);
        }
        output.line(file + " holds.");
        return CommandLine.ExitCode.OK;
    }

    private static JsonValue read(Path file) throws IOException {
        if (Files.size(file) > CanonicalJson.MAX_BYTES) {
            throw new Failures.WrongUse(file + " is too large for a questionnaire.");
        }
        try {
            return CanonicalJson.read(Files.readAllBytes(file));
        } catch (FormRefused refused) {
            throw new Failures.WrongUse(file + ": " + refused.getMessage() + ".");
        }
    }
}
