package org.wwow.backup.dossier.check;

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

    /// The result of one check.
    public Result of(Check check) {
        return checks.get(check.ordinal()).result();
    }

    /// `{checks[], held}`, in the language given.
    public JsonObject json(Locale language) {
        return JsonObject.EMPTY.with("checks", JsonArray.of(checks, one -> one.json(language))).with("held", holds());
    }
}
