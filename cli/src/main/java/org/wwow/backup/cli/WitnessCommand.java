package org.wwow.backup.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.SignerFile;
import org.wwow.backup.ledger.VerifierKey;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.witness.CosignedCheckpoints;
import org.wwow.backup.ledger.witness.Witness;

/// `backup witness`: a witness server, for bar associations, universities and other organisations that are not us.
@Command(name = "witness", mixinStandardHelpOptions = true, description = "Serves a witness that cosigns checkpoints of known logs (C2SP tlog-witness).")
final class WitnessCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "what was cosigned; never restore an "
            + "old copy of it")
    private Path data = Path.of("");
    @Option(names = "--keys", paramLabel = "FILE", description = "its secret keys; default DIR.keys")
    private @Nullable Path keys;
    @Option(names = "--name", paramLabel = "NAME", description = "its name, such as witness.example.org; draws the keys if there are none")
    private @Nullable String name;
    @Option(names = "--vkey", required = true, paramLabel = "KEY", description = "a key of a log to witness; may be repeated")
    private List<String> vkeys = List.of();
    @Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "127.0.0.1", description = "where to listen; default ${DEFAULT-VALUE}")
    private String address = "";
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8787", description = "0 for any free one; default ${DEFAULT-VALUE}")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<NoteSigner> signers = signers();
        Output output = Output.of(spec);
        try (FileDisk disk = FileDisk.hold(data)) {
            var witness = new Witness(logs(), new CosignedCheckpoints(disk), signers, Clock.systemUTC());
            var listen = new InetSocketAddress(InetAddress.getByName(address), port);
            try (WitnessServer server = WitnessServer.start(witness, listen)) {
                signers.forEach(signer -> output.line(signer.verifier().vkey()));
                output.line("Listening on " + server.address());
                new CountDownLatch(1).await();
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private List<KnownLog> logs() {
        Map<String, List<VerifierKey>> byOrigin = vkeys.stream()
                .map(PublicLog::key)
                .collect(Collectors.groupingBy(VerifierKey::name));
        return byOrigin.values().stream().map(KnownLog::of).toList();
    }

    private List<NoteSigner> signers() throws IOException {
        Path file = keys == null ? Path.of(data.toAbsolutePath().normalize() + ".keys") : keys;
        if (!Files.exists(file)) {
            if (name == null) {
                throw new Failures.WrongUse("There are no keys in " + file + "; give --name to draw them.");
            }
            LedgerInitCommand.writeSecret(file, SignerFile.drawForWitness(name, new SecureRandom()));
        }
        return SignerFile.read(Files.readAllBytes(file));
    }
}
