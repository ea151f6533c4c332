package org.wwow.backup.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.dossier.signature.TestAuthority;
import org.wwow.backup.dossier.signature.TimeStampTransport;

/// `backup dossier test-time-stamps`: the test authority's time-stamp server.
@Command(name = "test-time-stamps", mixinStandardHelpOptions = true, description = "Serves time stamps of a test authority over HTTP (RFC 3161). They prove no time to anyone.")
final class TestTimeStampsCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Mixin
    private final PassphraseOption passphrase = new PassphraseOption();
    @Option(names = "--authority", required = true, paramLabel = "DIR", description = "a folder made by test-authority")
    private Path authority = Path.of("");
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "3161", description = "on this machine alone; 0 for any free one; default ${DEFAULT-VALUE}")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Output output = Output.of(spec);
        var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (TimeStampServer server = TimeStampServer.start(stamps(), here)) {
            output.line(TestAuthority.MARK);
            output.line("Listening on " + server.address());
            new CountDownLatch(1).await();
        }
        return CommandLine.ExitCode.OK;
    }

    private TimeStampTransport stamps() throws IOException {
        try {
            return TestAuthority.timeStamps(authority, passphrase.read(), Clock.systemUTC(), new SecureRandom());
        } catch (SignatureRefused refused) {
            throw new Failures.WrongUse(String.valueOf(refused.getMessage()));
        }
    }
}
