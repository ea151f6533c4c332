package org.wwow.backup.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How a program is started that refuses to run as root and needs a name for its user.
///
/// PostgreSQL stops if its user is root or has no entry in the user list. In a user namespace of its own (`unshare -U`)
/// it is neither, while its files stay ours. Where that is forbidden, root steps down to `nobody` by `setpriv`.
final class UnprivilegedCommand {
    private final List<String> prefix;

    private UnprivilegedCommand(List<String> prefix) {
        this.prefix = prefix;
    }

    /// Finds the way that works on this machine.
    ///
    /// @throws IOException if none does, with what to do instead
    static UnprivilegedCommand find() throws IOException, InterruptedException {
        long user = userId();
        if (user != 0 && hasName()) {
            return new UnprivilegedCommand(List.of());
        }
        for (List<String> way : List.of(List.of("unshare", "-U", "--"),
                List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"))) {
            boolean stepsDown = way.getFirst().equals("setpriv");
            if ((user == 0 || !stepsDown) && succeeds(join(way, List.of("id", "-un")))) {
                return new UnprivilegedCommand(way);
            }
        }
        throw new IOException(
                "PostgreSQL cannot be started by this user here; run as an ordinary user, or set database.url.");
    }

    /// Whether files must belong to somebody else than this process.
    boolean stepsDown() {
        return !prefix.isEmpty() && prefix.getFirst().equals("setpriv");
    }

    ProcessBuilder of(List<String> command) {
        return new ProcessBuilder(join(prefix, command)).redirectErrorStream(true);
    }

    /// As [#of], in a session of its own, so that an interrupt typed at the terminal does not reach it.
    ProcessBuilder apart(List<String> command) {
        return new ProcessBuilder(join(List.of("setsid"), join(prefix, command))).redirectErrorStream(true);
    }

    /// Gives a folder to the user the program will run as.
    void own(Path folder) throws IOException, InterruptedException {
        if (stepsDown() && !succeeds(List.of("chown", "-R", "nobody:nogroup", folder.toString()))) {
            throw new IOException("The database folder cannot be given to the user nobody.");
        }
    }

    private static long userId() throws IOException, InterruptedException {
        return Long.parseLong(output("id", "-u"));
    }

    private static boolean hasName() throws IOException, InterruptedException {
        return succeeds(List.of("id", "-un"));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        String text = new String(process.getInputStream().readNBytes(64), StandardCharsets.US_ASCII);
        process.waitFor(10, TimeUnit.SECONDS);
        return text.strip();
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static List<String> join(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
