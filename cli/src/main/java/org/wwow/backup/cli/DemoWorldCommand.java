package org.wwow.backup.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.wwow.backup.client.Calls;
import org.wwow.backup.client.OneTimeCode;
import org.wwow.backup.client.demo.DemoWorld;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Members;

/// The second process of `backup demo`: makes the synthetic world, prints sign-ins, and keeps their codes current.
///
/// It reads the server's terminal from standard input, because the set-up token is printed there and nowhere else.
@Command(name = "demo-world", hidden = true, mixinStandardHelpOptions = true, description = "Makes the demo's world.")
final class DemoWorldCommand implements Callable<Integer> {
    private static final String TOKEN_MARK = "#setup=";
    private static final String READY_MARK = "BackUp answers on port ";
    private static final int MOST_LINES = 1_000;
    private static final Duration CODE_STEP = Duration.ofSeconds(30);

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;
    @Option(names = "--server", required = true, paramLabel = "URL", description = "where the server listens")
    private URI server = URI.create("http://localhost:8080");
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the demo's folder")
    private Path data = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<String> token = terminal();
        Path printed = data.resolve("demo.json");
        if (token.isPresent()) {
            make(token.get(), printed);
        } else if (!Files.exists(printed)) {
            throw new Failures.CheckFailed("This folder holds an instance that is no demo. Choose another --data.");
        }
        print(Members.read(CanonicalJson.read(Files.readAllBytes(printed)), Printed::read));
        return CommandLine.ExitCode.OK;
    }

    /// The set-up token, if the server waits for its set-up; returns once the server answers.
    private static Optional<String> terminal() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Optional<String> token = Optional.empty();
        for (int read = 0; read < MOST_LINES; read++) {
            String line = lines.readLine();
            if (line == null) {
                throw new Failures.CheckFailed("The server ended before it answered.");
            }
            if (line.contains(TOKEN_MARK)) {
                token = Optional.of(line.substring(line.indexOf(TOKEN_MARK) + TOKEN_MARK.length()));
            }
            if (line.startsWith(READY_MARK)) {
                return token;
            }
        }
        throw new Failures.CheckFailed("The server did not say that it answers.");
    }

    private void make(String token, Path printed) throws IOException, InterruptedException {
        Output.of(spec).line("Making the demo's world …");
        Clock clock = Clock.systemUTC();
        var world = new DemoWorld(Calls.to(server), token, new SecureRandom(), clock);
        JsonObject made = world.make();
        Duration wait = Duration.between(clock.instant(), world.codesTakenFrom());
        if (wait.isPositive()) {
            Output.of(spec)
                    .line("The sign-ins follow in " + wait.plusMillis(999).toSeconds()
                            + " s, when the codes of their making are past.");
            pause(wait);
        }
        Path draft = Files.createTempFile(data, "demo", ".json", PosixFilePermissions
                .asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, CanonicalJson.write(made));
        Files.move(draft, printed, StandardCopyOption.ATOMIC_MOVE);
    }

    private void print(Printed world) throws InterruptedException {
        Output output = Output.of(spec);
        output.line("");
        output.line("Report:  " + server.resolve("/"));
        output.line("Desk:    " + server.resolve("/desk/"));
        output.line("");
        world.members()
                .forEach(member -> output.line(String.format(Locale.ROOT, "%-8s %-14s %-24s %s", member.name(),
                        member.role(), member.organisation(), member.passphrase())));
        output.line("");
        output.line(
                "Codes of reporters: " + String.join(" · ", world.codes().subList(0, 2)) + " … (demo.json has all)");
        output.line("One-time codes of the moment follow; Ctrl+C ends the demo.");
        Clock clock = Clock.systemUTC();
        while (!Thread.currentThread().isInterrupted()) {
            var codes = new StringBuilder();
            world.members()
                    .forEach(member -> codes.append(member.name())
                            .append(' ')
                            .append(OneTimeCode.at(member.totpSecret(), clock.instant()))
                            .append("   "));
            output.line(codes.toString().strip());
            long intoStep = clock.instant().getEpochSecond() % CODE_STEP.toSeconds();
            pause(CODE_STEP.minusSeconds(intoStep));
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        if (new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("Nobody counts this latch down.");
        }
    }

    /// What the demo printed, as it is kept in `demo.json`.
    private record Printed(List<SignIn> members, List<String> codes) {
        private static Printed read(Members members) {
            return new Printed(members.objects("members", 64, SignIn::read),
                    members.list("codes", 256, value -> ((JsonText) value).value()));
        }
    }

    private record SignIn(String name, String role, String organisation, String passphrase, String totpSecret) {
        private static SignIn read(Members members) {
            return new SignIn(members.text("name", 64), members.text("role", 64), members.text("organisation", 120),
                    members.text("passphrase", 256), members.text("totpSecret", 64));
        }
    }
}
