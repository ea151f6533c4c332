package org.wwow.backup.dossier.check;

import java.util.Locale;

import org.wwow.backup.sealing.JsonObject;

/// One check with what became of it.
public record Checked(Check check, Result result) {
    /// Whether it failed.
    public boolean failed() {
        return result instanceof Result.Failed;
    }

    /// The reasons as sentences in a row, in the language given.
    public String why(Locale language) {
        return String.join(" ", result.why().stream().map(reason -> reason.sentence(language)).toList());
    }

    /// `{number, name, result, why}`.
    public JsonObject json(Locale language) {
        return JsonObject.EMPTY.with("number", check.number())
                .with("name", check.sentence(language))
                .with("result", result.word())
                .with("why", java.text.Normalizer.normalize(why(language), java.text.Normalizer.Form.NFC));
    }
}
