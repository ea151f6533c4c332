package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine.Option;

import org.wwow.backup.law.Account;
import org.wwow.backup.law.AccountReader;
import org.wwow.backup.law.Instrument;
import org.wwow.backup.law.InstrumentReader;
import org.wwow.backup.law.Library;
import org.wwow.backup.law.Questions;
import org.wwow.backup.law.Translation;
import org.wwow.backup.law.TranslationReader;
import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.JsonNodes;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;
import org.wwow.backup.law.told.Sentences;
import org.wwow.backup.law.told.Texts;
import org.wwow.backup.law.told.Words;
import org.wwow.backup.sealing.FormRefused;

/// Where the instruments, the questionnaires and the words lie: an instrument is added by adding its file.
final class LawFolder {
    @Option(names = "--domain", paramLabel = "DIR", defaultValue = "${sys:backup.domain:-domain}", description = "the folder with legal/ and questionnaires/; the project's own by default")
    private Path domain = Path.of("domain");

    @Option(names = "--language", paramLabel = "CODE", defaultValue = "en", description = "en, fr, ar or uk; a text that nobody has translated is printed in its own language and marked")
    private String language = "en";

    String language() {
        return language;
    }

    Questions questions() throws IOException {
        return sound("questionnaires", Questions.read(nodes(domain.resolve("questionnaires"))));
    }

    Library library() throws IOException {
        Questions questions = questions();
        List<Instrument> instruments = new ArrayList<>();
        for (Path file : files(domain.resolve("legal"))) {
            instruments.add(sound(file.toString(), InstrumentReader.read(read(file), questions)));
        }
        return Library.of(questions, instruments);
    }

    /// Sentences and texts for readers of the language asked.
    Sentences sentences(Library library) throws IOException {
        Path words = domain.resolve("legal").resolve("words");
        List<String> languages = files(words).stream()
                .map(file -> String.valueOf(file.getFileName()).replace(".json", ""))
                .toList();
        if (!languages.contains(language)) {
            throw new Failures.WrongUse("There are no words in the language \"" + language + "\"; there are "
                    + String.join(", ", languages) + ".");
        }
        Path file = words.resolve(language + ".json");
        return new Sentences(sound(file.toString(), Words.read(read(file))), library.questions(), texts(library));
    }

    private Texts texts(Library library) throws IOException {
        Path folder = domain.resolve("legal").resolve("texts");
        List<Translation> translations = new ArrayList<>();
        for (String id : Stream.concat(library.instruments().stream().map(Instrument::id),
                Stream.of(Translation.QUESTIONS)).toList()) {
            Path file = folder.resolve(id + "." + language + ".json");
            if (Files.exists(file)) {
                translations.add(sound(file.toString(), TranslationReader.read(read(file), library.instruments())));
            }
        }
        return sound(folder.toString(), Texts.of(language, translations));
    }

    /// An account of a case, in codes.
    ///
    /// @throws Failures.CheckFailed naming every problem
    static Account account(Path facts, Library library) throws IOException {
        return switch (AccountReader.read(read(facts), library)) {
            case Checked.Sound<Account>(Account sound) -> sound;
            case Checked.Unsound<Account>(List<Problem> problems) ->
                throw new Failures.CheckFailed(problems.stream()
                        .map(one -> facts.getFileName() + ": " + one)
                        .collect(Collectors.joining("\n")));
        };
    }

    private static <T> T sound(String what, Checked<T> checked) {
        return switch (checked) {
            case Checked.Sound<T>(T sound) -> sound;
            case Checked.Unsound<T>(List<Problem> problems) ->
                throw new Failures.WrongUse(
                        what + " does not hold: " + problems.getFirst() + " (see: backup law check)");
        };
    }

    private static List<Node> nodes(Path folder) throws IOException {
        List<Node> nodes = new ArrayList<>();
        for (Path file : files(folder)) {
            nodes.add(read(file));
        }
        return nodes;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    /// Reads JSON of the project's form.
    static Node read(Path file) throws IOException {
        try {
            return JsonNodes.read(Files.readAllBytes(file));
        } catch (FormRefused refused) {
            throw new Failures.WrongUse(file + ": " + refused.getMessage() + ".");
        }
    }
}
