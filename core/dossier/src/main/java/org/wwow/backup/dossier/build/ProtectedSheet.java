package org.wwow.backup.dossier.build;

import java.util.List;
import java.util.regex.Pattern;

import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.redaction.Pseudonyms;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// A sheet with pseudonyms in place of names, wherever text stands in it.
final class ProtectedSheet {
    /// Identifiers, digests, keys and times: no name stands in them, and a changed one would be another.
    private static final Pattern NO_WORDS = Pattern
            .compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{128}|[A-Za-z0-9_-]{43}|age1.*");

    private ProtectedSheet() {}

    /// @throws org.wwow.backup.dossier.casefolder.CaseRefused if a pseudonym does not fit where a name stood
    static CaseSheet of(CaseSheet sheet, Pseudonyms pseudonyms) {
        return CaseSheet.of(replaced(sheet.json(), pseudonyms), CaseSheet.FILE + " with pseudonyms");
    }

    private static JsonValue replaced(JsonValue value, Pseudonyms pseudonyms) {
        return switch (value) {
            case JsonText(String text) -> new JsonText(NO_WORDS.matcher(text).matches() ? text : pseudonyms.in(text));
            case JsonArray(List<JsonValue> values) -> JsonArray.of(values, one -> replaced(one, pseudonyms));
            case JsonObject object -> {
                JsonObject json = JsonObject.EMPTY;
                for (var member : object.members().entrySet()) {
                    json = json.with(member.getKey(), replaced(member.getValue(), pseudonyms));
                }
                yield json;
            }
            case JsonInteger whole -> whole;
            case JsonBoolean truth -> truth;
        };
    }
}
