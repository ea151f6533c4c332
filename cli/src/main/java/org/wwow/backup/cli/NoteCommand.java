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

import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.VerifiedSignature;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;

/// `backup note`: signed notes of C2SP.
@Command(name = "note", mixinStandardHelpOptions = true, description = "Checks signed notes.")
final class NoteCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        Output.help(spec);
    }

    /// Checks the signatures of a note.
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "Checks every signature that names a trusted key; at least one must be there, none may fail.")
    int verify(@Parameters(paramLabel = "FILE", description = "the note") Path file,
            @Option(names = "--vkey", required = true, paramLabel = "KEY", description = "a trusted key; may be repeated") List<String> vkeys,
            @Option(names = "--json", description = "print JSON") boolean json) throws IOException {
        List<VerifiedSignature> held = SignedNote.parse(Files.readAllBytes(file))
                .verify(vkeys.stream().map(PublicLog::key).toList());
        Output output = Output.of(spec);
        if (json) {
            output.json(JsonObject.EMPTY.with("signatures", signatures(held)));
        } else {
            held.forEach(one -> output.line("Signed by " + one + "."));
        }
        return CommandLine.ExitCode.OK;
    }

    static JsonArray signatures(List<VerifiedSignature> held) {
        return JsonArray.of(held, one -> {
            JsonObject named = JsonObject.EMPTY.with("key", one.key().vkey()).with("name", one.key().name());
            return one.time().map(at -> named.with("time", at)).orElse(named);
        });
    }
}
