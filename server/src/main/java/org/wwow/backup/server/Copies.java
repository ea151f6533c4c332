package org.wwow.backup.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import org.wwow.backup.sealing.age.OpeningKey;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.server.archive.Archive;
import org.wwow.backup.server.archive.ArchiveRefused;
import org.wwow.backup.server.archive.Restoration;
import org.wwow.backup.server.archive.Wish;
import org.wwow.backup.server.settings.Settings;
import org.wwow.backup.server.settings.SettingsFile;
import org.wwow.backup.server.settings.SettingsRefused;

/// `backup archive --to FILE` and `backup restore --from FILE`, in a process of their own beside the server.
///
/// Exit 0: it is done. Exit 1: it was refused or failed, in one sentence. Exit 2: wrong words.
public final class Copies {
    private static final Set<String> ARCHIVE = Set.of("--to", "--recipient", "--config", "--data");
    private static final Set<String> RESTORE = Set.of("--from", "--data", "--identity", "--tombstones", "--checkpoint",
            "--log");
    private static final Set<String> SWITCHES = Set.of("--without-erasable", "--no-newer-checkpoint",
            "--older-directory");
    private static final String HELP = """
            backup archive --to FILE --recipient FILE [--data DIR] [--config FILE]
              Writes FILE and FILE.erasable, both sealed to the archive key in --recipient (age1pq…). The server may run.
              Destroy FILE.erasable after 30 days.
            backup restore --from FILE --data DIR --identity FILE [--tombstones DIR]
                           (--checkpoint FILE and/or --log DIR | --no-newer-checkpoint)
                           [--without-erasable] [--older-directory]
              Makes DIR, on which a server may start. --tombstones: the folder of the surviving blob store or its mirror.
              --checkpoint: the newest one a witness, a monitor or a receipt holds. --log: the newest copy of the ledger.""";

    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();
    private final PrintStream out;

    private Copies(PrintStream out) {
        this.out = out;
    }

    /// Does what the first word says.
    public static void main(String[] words) {
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(words), out, errors));
    }

    /// As [#main], with the exit code as the answer.
    static int run(List<String> words, PrintStream out, PrintStream errors) {
        try {
            return new Copies(out).run(words);
        } catch (SettingsRefused refused) {
            errors.println(refused.getMessage());
            return 2;
        } catch (NoSuchFileException missing) {
            errors.println("There is no file " + missing.getFile() + ".");
            return 2;
        } catch (ArchiveRefused | IOException | IllegalStateException refused) {
            errors.println(refused.getMessage());
        } catch (SQLException refused) {
            // Its message may repeat values.
            errors.println("The database refused (" + refused.getSQLState() + ").");
        } catch (RuntimeException failure) {
            errors.println("It failed: " + failure.getClass().getSimpleName() + ".");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            errors.println("Stopped.");
        }
        return 1;
    }

    private int run(List<String> words) throws IOException, SQLException, InterruptedException {
        String command = words.isEmpty() ? "" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        if (rest.contains("--help") || rest.contains("-h")) {
            out.println(HELP);
        } else if (command.equals("archive")) {
            archive(read(rest, ARCHIVE, Set.of()));
        } else if (command.equals("restore")) {
            restore(read(rest, RESTORE, SWITCHES));
        } else {
            throw new SettingsRefused(HELP);
        }
        return 0;
    }

    private void archive(Map<String, String> words) throws IOException, SQLException, InterruptedException {
        Path to = file(words, "--to");
        List<Recipient> recipients = lines(file(words, "--recipient"), Recipient::read);
        List<String> settings = new ArrayList<>();
        for (String name : List.of("--config", "--data")) {
            if (words.containsKey(name)) {
                settings.addAll(List.of(name, words.get(name)));
            }
        }
        Settings read = SettingsFile.read(settings);
        Archive.Made made = new Archive(random, clock).make(read, to, recipients);
        out.println("Archived as it was at " + made.made() + ": " + made.payloads() + " payloads, "
                + made.leaves().leaves() + " leaves of the ledger.");
        out.println(Archive.erasable(to) + " must be destroyed by " + made.expires() + ".");
    }

    private void restore(Map<String, String> words) throws IOException, SQLException, InterruptedException {
        var newer = new Wish.Newer(optional(words, "--tombstones"), optional(words, "--checkpoint"),
                optional(words, "--log"));
        var knowingly = new Wish.Knowingly(words.containsKey("--without-erasable"),
                words.containsKey("--no-newer-checkpoint"), words.containsKey("--older-directory"));
        var wish = new Wish(file(words, "--from"), file(words, "--data"),
                lines(file(words, "--identity"), OpeningKey::read), newer, knowingly);
        tell(new Restoration(random, clock, Server::still).restore(wish), wish,
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private void tell(Restoration.Restored restored, Wish wish, Instant now) {
        out.println("What was done between " + restored.made() + " and the loss is not in this copy, restored at " + now
                + "; " + restored.beyond() + " leaves of the ledger from then on stay, without their deeds.");
        out.println(restored.tombstones() + " tombstones were applied; " + restored.waiting()
                + " erasures wait, each for its fourteen days again, because it may have been taken back.");
        if (restored.missing() + restored.changed() > 0) {
            out.println(restored.missing() + " payloads are missing and " + restored.changed()
                    + " changed: so they were archived. The nightly reading enters them in custody.");
        }
        if (restored.statements() > 0) {
            out.println(
                    restored.statements() + " statements of the directory are lost: who was revoked since is in force"
                            + " again. Revoke before anybody signs in.");
        }
        out.println(wish.data() + " is ready for a server; its ledger has " + restored.leaves() + " leaves.");
    }

    private static Map<String, String> read(List<String> words, Set<String> options, Set<String> switches) {
        Map<String, String> read = new TreeMap<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            boolean valued = options.contains(word) && at + 1 < words.size();
            if (!valued && !switches.contains(word)) {
                throw new SettingsRefused(HELP);
            }
            if (read.put(word, valued ? words.get(++at) : "") != null) {
                throw new SettingsRefused(word + " stands twice.");
            }
        }
        return read;
    }

    private static Path file(Map<String, String> words, String name) {
        return optional(words, name).orElseThrow(() -> new SettingsRefused(name + " is needed.\n" + HELP));
    }

    private static Optional<Path> optional(Map<String, String> words, String name) {
        return Optional.ofNullable(words.get(name)).map(Path::of);
    }

    private static <K> List<K> lines(Path file, Function<String, K> key) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).map(key).toList();
        } catch (IllegalArgumentException refused) {
            throw new SettingsRefused(String.valueOf(refused.getMessage()));
        }
    }
}
