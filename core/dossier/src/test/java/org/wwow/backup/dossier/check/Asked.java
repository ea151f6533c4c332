package org.wwow.backup.dossier.check;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonValue;

/// What one check says of a finished dossier that was changed in a few places, all lists made anew.
///
/// A change is `a.0.b=VALUE`, a member of `data/dossier.json` with JSON in single quotes, or nothing, which takes it out;
/// `-PATH` drops a file, `+PATH` adds one of a byte. Several are parted by ` & `.
final class Asked {
    private static final Pattern AND = Pattern.compile(" & ");

    private Asked() {}

    static Result of(Check check, Edition edition, String changes) {
        var file = new OpenedUp(FinishedDossier.bytes(edition));
        AND.splitAsStream(changes.strip()).filter(change -> !change.isEmpty()).forEach(change -> make(file, change));
        return of(check, file, FinishedDossier.trust());
    }

    static Result of(Check check, OpenedUp file, Trust trust) {
        return Checks.one(check, new Examination(SubmittedFile.of(file.relisted()), trust)).result();
    }

    private static void make(OpenedUp file, String change) {
        if (change.startsWith("-")) {
            file.drop(file.path(change.substring(1)));
        } else if (change.startsWith("+")) {
            file.files().put(change.substring(1), new byte[1]);
        } else {
            int sign = change.indexOf('=');
            Object[] member = Pattern.compile("\\.")
                    .splitAsStream(change.substring(0, sign))
                    .map(part -> part.matches("\\d+") ? (Object) Integer.valueOf(part) : part)
                    .toArray();
            file.edit(_ -> value(change.substring(sign + 1)), member);
        }
    }

    private static Optional<JsonValue> value(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(CanonicalJson.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
