package org.wwow.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.wwow.backup.law.Account;
import org.wwow.backup.law.AccountReader;
import org.wwow.backup.law.Assessment;
import org.wwow.backup.law.Instrument;
import org.wwow.backup.law.InstrumentReader;
import org.wwow.backup.law.Library;
import org.wwow.backup.law.Translation;
import org.wwow.backup.law.TranslationReader;
import org.wwow.backup.law.form.Checked;
import org.wwow.backup.law.form.JsonNodes;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.form.Problem;
import org.wwow.backup.law.told.AssessmentForm;
import org.wwow.backup.law.told.AssessmentText;
import org.wwow.backup.law.told.Sentences;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;

/// `backup law`: checks instruments, and says what is documented of their elements (protocol section 22).
@Command(name = "law", mixinStandardHelpOptions = true, description = "Elements of crimes: checks instruments and reads facts under them.")
final class LawCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /// Text or JSON, not both.
    static final class Print {
        @Option(names = "--json", description = "print JSON")
        private boolean json;

        @Option(names = "--text", description = "print lines for a lawyer; the default")
        private boolean text;
    }

    @Override
    public void run() {
        Output.help(spec);
    }

    /// Checks an instrument, or a file of translations of one: every problem in one go.
    @Command(name = "check", mixinStandardHelpOptions = true, description = "Checks the file of an instrument, or of its translations, and names every problem with its place; exit 1 if there is one.")
    int check(
            @Parameters(paramLabel = "FILE", description = "the instrument, or the translations of one") Path file,
            @Option(names = "--json", description = "print JSON") boolean json, @Mixin LawFolder folder)
            throws IOException {
        Node node = LawFolder.read(file);
        Checked<String> checked = TranslationReader.isTranslation(node)
                ? translation(file, node, folder.library())
                : instrument(node, folder);
        List<Problem> problems = checked instanceof Checked.Unsound<String>(List<Problem> found) ? found : List.of();
        Output output = Output.of(spec);
        if (json) {
            output.json(JsonObject.EMPTY.with("holds", problems.isEmpty())
                    .with("problems", JsonArray.of(problems,
                            one -> JsonObject.EMPTY.with("path", one.path()).with("sentence", one.sentence()))));
            return problems.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
        if (!problems.isEmpty()) {
            throw new Failures.CheckFailed(listed(file, problems));
        }
        output.line(checked.value());
        return CommandLine.ExitCode.OK;
    }

    private static Checked<String> instrument(Node node, LawFolder folder) throws IOException {
        return switch (InstrumentReader.read(node, folder.questions())) {
            case Checked.Sound<Instrument>(Instrument instrument) -> new Checked.Sound<>(summary(instrument));
            case Checked.Unsound<Instrument>(List<Problem> problems) -> new Checked.Unsound<>(problems);
        };
    }

    /// What is printed in another language than asked is a problem of the file that lacks it.
    private static Checked<String> translation(Path file, Node node, Library library) {
        List<Problem> problems = new ArrayList<>();
        String holds = "";
        switch (TranslationReader.read(node, library.instruments())) {
            case Checked.Unsound<Translation>(List<Problem> found) -> problems.addAll(found);
            case Checked.Sound<Translation>(Translation sound) -> {
                problems.addAll(sound.missing());
                String name = sound.id() + "." + sound.language() + ".json";
                if (!name.equals(String.valueOf(file.getFileName()))) {
                    problems.add(new Problem("", "the file must be named " + name + ", else nothing reads it"));
                }
                holds = name + " holds: " + sound.texts().size() + " texts, " + sound.status() + ".";
            }
        }
        return problems.isEmpty() ? new Checked.Sound<>(holds) : new Checked.Unsound<>(problems);
    }

    private static String summary(Instrument instrument) {
        int elements = instrument.crimes().stream().mapToInt(one -> one.elements().size()).sum()
                + instrument.modes().stream().mapToInt(one -> one.elements().size()).sum();
        return instrument.id() + " " + instrument.version() + " holds: " + instrument.crimes().size() + " crimes, "
                + instrument.modes().size() + " modes of liability, " + elements + " elements; "
                + instrument.status() + ".";
    }

    private static String listed(Path file, List<Problem> problems) {
        String count = problems.size() == 1 ? "one problem" : problems.size() + " problems";
        return String.join("\n", problems.stream().map(Problem::toString).toList()) + "\n" + file + " has " + count;
    }

    /// Reads facts under instruments.
    @Command(name = "assess", mixinStandardHelpOptions = true, description = {
        "Says of each element whether it is documented, indicated or not yet documented, with what stands behind and against it.",
        "A working aid for lawyers; it decides nothing about any person."})
    int assess(
            @Option(names = "--facts", required = true, paramLabel = "FACTS.json", description = "answers, exhibits and findings, as codes") Path facts,
            @Option(names = "--instrument", paramLabel = "ID", description = "only this instrument; may be repeated") List<String> instruments,
            @Option(names = "--open", paramLabel = "ID", description = "in text: show the rows of this crime, mode or instrument, or of all; may be repeated") List<String> opened,
            @Option(names = "--original", description = "in text: under each translated text its original") boolean originals,
            @ArgGroup(exclusive = true) Print print, @Mixin LawFolder folder) throws IOException {
        Library library = folder.library();
        Account account = switch (AccountReader.read(LawFolder.read(facts), library)) {
            case Checked.Sound<Account>(Account sound) -> sound;
            case Checked.Unsound<Account>(List<Problem> problems) ->
                throw new Failures.WrongUse(listed(facts, problems));
        };
        Assessment assessment;
        try {
            assessment = instruments == null ? library.assess(account) : library.assess(account, instruments);
        } catch (IllegalArgumentException unknown) {
            throw new Failures.WrongUse(String.valueOf(unknown.getMessage()));
        }
        Sentences sentences = folder.sentences(library);
        Set<String> open = opened == null ? Set.of() : Set.copyOf(opened);
        if (print != null && print.json && !print.text) {
            Output.of(spec).json(JsonNodes.json(new AssessmentForm(sentences).of(assessment)));
        } else {
            Output.of(spec)
                    .text(originals
                            ? AssessmentText.withOriginals(assessment, sentences, open)
                            : AssessmentText.of(assessment, sentences, open));
        }
        return CommandLine.ExitCode.OK;
    }
}
