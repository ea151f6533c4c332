package org.wwow.backup.dossier.check;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;

/// What became of all forty, in the order of their numbers.
public record Verdict(List<Checked> checks) {
    /// Keeps its own copy.
    public Verdict {
        checks = List.copyOf(checks);
    }

    /// Whether none failed and at least one held: a file to which nothing applies is not thereby sound.
    public boolean holds() {
        return checks.stream().noneMatch(Checked::failed)
                && checks.stream().anyMatch(one -> one.result() instanceof Result.Held);
    }

    /// All forty for people, each with its number, its result, what it asks and why, and the whole in a last line.
    public List<String> lines(Locale language) {
        List<String> lines = new ArrayList<>();
        for (Checked one : checks) {
            lines.add(one.check().number() + ". " + Sentences.of(language, one.result().key()) + ": "
                    + one.check().sentence(language));
            lines.add("    " + one.why(language));
        }
        lines.add(summary(language));
        return lines;
    }

    /// The whole in one sentence.
    public String summary(Locale language) {
        long held = checks.stream().filter(one -> one.result() instanceof Result.Held).count();
        long failed = checks.stream().filter(Checked::failed).count();
        String key = failed > 0 ? "VERDICT_FAILS" : held > 0 ? "VERDICT_HOLDS" : "VERDICT_NOTHING";
        return new MessageFormat(Sentences.of(language, key), Locale.ROOT).format(
                new Object[]{Long.toString(held), Long.toString(checks.size() - held - failed), Long.toString(failed)});
    }

    /// The result of one check.
    public Result of(Check check) {
        return checks.stream()
                .filter(one -> one.check() == check)
                .map(Checked::result)
                .findFirst()
                .orElseThrow();
    }

    /// `{checks[], held}`, in the language given.
    public JsonObject json(Locale language) {
        return JsonObject.EMPTY.with("checks", JsonArray.of(checks, one -> one.json(language))).with("held", holds());
    }
}
