package org.wwow.backup.law;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.wwow.backup.law.form.JsonNodes;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.told.Sentences;
import org.wwow.backup.law.told.Texts;
import org.wwow.backup.law.told.Words;

/// The project's own packs, questionnaires, profiles and words.
final class LawFiles {
    static final List<String> LANGUAGES = List.of("en", "fr", "ar", "uk");
    static final Set<String> THE_SIX = Set.of("rome-statute", "geneva-conventions", "customary-ihl",
            "convention-against-torture", "istanbul-convention", "palermo-protocol");
    static final Questions QUESTIONS = Questions.read(nodes(domain().resolve("questionnaires"))).value();
    static final Library LIBRARY = Library.of(QUESTIONS, nodes(domain().resolve("legal")).stream()
            .map(node -> InstrumentReader.read(node, QUESTIONS).value())
            .toList());

    private LawFiles() {}

    static Path domain() {
        return Path.of(Objects.requireNonNull(System.getProperty("backup.domain")));
    }

    static Path vectors() {
        return Path.of(Objects.requireNonNull(System.getProperty("backup.vectors")), "law");
    }

    static Node read(Path file) {
        try {
            return JsonNodes.read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Node> nodes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().map(LawFiles::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Node> profiles() {
        return nodes(domain().resolve("legal/profiles"));
    }

    static Account account(Node facts) {
        return AccountReader.read(facts, LIBRARY).value();
    }

    static Account profile(String number) {
        return account(profiles().stream().filter(one -> text(one, "id").startsWith(number)).findFirst().orElseThrow());
    }

    static SortedSet<Answer> answers(String... pairs) {
        SortedSet<Answer> answers = new TreeSet<>();
        for (String pair : pairs) {
            List<String> parts = List.of(pair.split("=", 2));
            answers.add(new Answer(parts.get(0), parts.get(1)));
        }
        return answers;
    }

    static Sentences sentences(String language) {
        return new Sentences(Words.read(read(domain().resolve("legal/words/" + language + ".json"))).value(),
                QUESTIONS);
    }

    /// The files of translations of a language, as they stand in the project.
    static List<Node> translations(String language) {
        return nodes(domain().resolve("legal/texts")).stream()
                .filter(one -> text(one, "language").equals(language))
                .toList();
    }

    static Texts texts(String language) {
        return Texts.of(language, translations(language).stream()
                .map(one -> TranslationReader.read(one, LIBRARY.instruments()).value())
                .toList()).value();
    }

    /// Sentences and texts for a reader of a language.
    static Sentences translated(String language) {
        return new Sentences(sentences(language).words(), QUESTIONS, texts(language));
    }

    static Node part(Node node, String name) {
        return Objects.requireNonNull(((Node.Fields) node).parts().get(name), name);
    }

    static String text(Node node, String name) {
        return ((Node.Text) part(node, name)).text();
    }

    static List<Node> list(Node node, String name) {
        return ((Node.Sequence) part(node, name)).parts();
    }

    static List<String> texts(Node node, String name) {
        return list(node, name).stream().map(one -> ((Node.Text) one).text()).toList();
    }

    static ElementAssessment row(Assessment assessment, String id) {
        return rows(assessment).filter(row -> row.element().id().equals(id)).findFirst().orElseThrow();
    }

    static EntryAssessment entry(Assessment assessment, String id) {
        return assessment.instruments()
                .stream()
                .flatMap(one -> Stream.concat(one.crimes().stream(), one.modes().stream()))
                .filter(one -> one.entry().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Stream<ElementAssessment> rows(Assessment assessment) {
        return assessment.instruments()
                .stream()
                .flatMap(one -> Stream.concat(
                        Stream.concat(one.crimes().stream(), one.modes().stream())
                                .flatMap(entry -> entry.elements().stream()),
                        one.circumstances().stream()));
    }
}
