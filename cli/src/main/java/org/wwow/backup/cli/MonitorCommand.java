package org.wwow.backup.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.wwow.backup.ledger.Checkpoint;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TreeHead;
import org.wwow.backup.ledger.VerifiedCheckpoint;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.tiles.Fsck;
import org.wwow.backup.ledger.tiles.LogMisbehaves;
import org.wwow.backup.ledger.tiles.Monitoring;
import org.wwow.backup.sealing.JsonObject;

/// `backup monitor`: looks at a log again and again, and remembers what it showed.
@Command(name = "monitor", mixinStandardHelpOptions = true, description = "Watches a log from outside: each checkpoint must be signed and extend the last one seen.")
final class MonitorCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Option(names = "--url", required = true, paramLabel = "URL", description = "the log's prefix")
    private URI url = URI.create("");
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "what was seen so far")
    private Path data = Path.of("");
    @ArgGroup(multiplicity = "1")
    private Trust trust = new Trust();
    @Option(names = "--every", paramLabel = "SECONDS", defaultValue = "300", description = "how often to look; default ${DEFAULT-VALUE}")
    private long every;
    @Option(names = "--once", description = "look once and end")
    private boolean once;
    @Option(names = "--full", description = "also derive every tile from the entries, which must be leaves of BackUp")
    private boolean full;
    @Option(names = "--json", description = "print JSON, one object a look")
    private boolean json;

    /// Which signatures count.
    static final class Trust {
        @Option(names = "--vkey", paramLabel = "KEY", description = "a key that must have signed; may be repeated")
        private List<String> vkeys = List.of();
        @Option(names = "--policy", paramLabel = "POLICY", description = "trusted logs and witnesses")
        private @Nullable Path policy;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Function<SignedNote, VerifiedCheckpoint> verify = verification();
        try (FileDisk seen = FileDisk.hold(data); LogOnTheWeb log = new LogOnTheWeb(url)) {
            look(log, verify, seen);
            while (!once && !new CountDownLatch(1).await(Math.max(1, every), TimeUnit.SECONDS)) {
                lookAgain(log, verify, seen);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    /// A log that cannot be reached is tried again; one that contradicts itself ends the watch.
    private void lookAgain(LogOnTheWeb log, Function<SignedNote, VerifiedCheckpoint> verify, FileDisk seen)
            throws IOException {
        try {
            look(log, verify, seen);
        } catch (IOException notReached) {
            Output.of(spec).line("The log could not be reached; trying again in " + every + " seconds.");
        }
    }

    private void look(LogOnTheWeb log, Function<SignedNote, VerifiedCheckpoint> verify, FileDisk seen)
            throws IOException {
        Optional<TreeHead> last = seen.read("checkpoint")
                .map(note -> Checkpoint.parse(SignedNote.parse(note).text()).head());
        VerifiedCheckpoint now;
        try {
            now = Monitoring.look(log, verify, last);
        } catch (NoteRefused | LogMisbehaves fault) {
            Optional<byte[]> shown = log.read("checkpoint");
            if (shown.isPresent()) {
                seen.replace("contradiction", shown.get());
            }
            throw new Failures.CheckFailed(fault.getMessage() + " Both checkpoints are kept in " + data + ".");
        }
        if (full) {
            requireDerives(Fsck.of(log, now.head(), Leaf::read));
        }
        seen.replace("checkpoint", now.note().bytes());
        print(now);
    }

    private static void requireDerives(Fsck.Report report) {
        if (!report.holds()) {
            throw new Failures.CheckFailed(report.faults().getFirst());
        }
    }

    private void print(VerifiedCheckpoint now) {
        long size = now.head().size().leaves();
        if (json) {
            Output.of(spec)
                    .json(JsonObject.EMPTY.with("holds", true)
                            .with("origin", now.origin())
                            .with("size", size)
                            .with("root", now.head().root().base64())
                            .with("signatures", NoteCommand.signatures(now.signatures())));
        } else {
            Output.of(spec).line(now.origin() + " has " + size + " entries and extends what was seen before.");
        }
    }

    private Function<SignedNote, VerifiedCheckpoint> verification() throws IOException {
        if (trust.policy != null) {
            return Policy.parse(Files.readAllBytes(trust.policy))::verify;
        }
        return KnownLog.of(trust.vkeys.stream().map(PublicLog::key).toList())::verifyPublished;
    }
}
