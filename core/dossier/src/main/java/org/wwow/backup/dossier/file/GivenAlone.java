package org.wwow.backup.dossier.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Document;
import org.wwow.backup.sealing.DocumentKind;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.VerificationKey;

/// Whether an exhibit is answers that a person chose alone, with nobody trained beside her (docs/protocol/20-bodies.md,
/// `alone`). That is no statement, and every list and page that names the exhibit says so: what she pressed on a
/// telephone at night must not be held against her as if she had been interviewed.
///
/// It is read from the deposited bytes, which her key signed, and never asked of whoever fills in the sheet.
public final class GivenAlone {
    /// The member of the index, and the word for machines elsewhere.
    public static final String NAME = "alone";
    /// A document has at most 1 MiB (protocol section 5); what is longer is a file.
    private static final int LONGEST = 1 << 20;

    private GivenAlone() {}

    /// Whether these bytes say so. Anything that is no document of answers says nothing.
    ///
    /// @throws IOException if they cannot be read
    public static boolean says(BagSource original) throws IOException {
        try (InputStream bytes = original.open()) {
            byte[] read = bytes.readNBytes(LONGEST + 1);
            return read.length > 0 && read.length <= LONGEST && read[0] == '{' && says(read);
        }
    }

    private static boolean says(byte[] bytes) {
        JsonObject envelope;
        try {
            envelope = CanonicalJson.readCanonicalObject(bytes);
        } catch (FormRefused notADocument) {
            return false;
        }
        Optional<JsonObject> statement = object(envelope, "statement");
        return statement.filter(one -> is(one, "type", Document.TYPE))
                .filter(GivenAlone::isHers)
                .filter(one -> is(one, "kind", DocumentKind.ANSWERS.word()))
                .flatMap(one -> object(one, "body"))
                .flatMap(body -> body.member(NAME))
                .filter(value -> value instanceof JsonBoolean(boolean alone) && alone)
                .isPresent();
    }

    /// Whether it is of the key that its case is named after: nobody else may make an account of hers less than it is.
    private static boolean isHers(JsonObject statement) {
        try {
            return CaseId
                    .of(InstanceId.read(text(statement, "instance")), VerificationKey.read(text(statement, "author")))
                    .text()
                    .equals(text(statement, "case"));
        } catch (FormRefused notADocument) {
            return false;
        }
    }

    private static String text(JsonObject in, String name) {
        return in.member(name)
                .flatMap(value -> value instanceof JsonText(String text) ? Optional.of(text) : Optional.empty())
                .orElse("");
    }

    private static Optional<JsonObject> object(JsonObject in, String name) {
        Optional<JsonValue> member = in.member(name);
        return member.flatMap(value -> value instanceof JsonObject object ? Optional.of(object) : Optional.empty());
    }

    private static boolean is(JsonObject in, String name, String word) {
        return text(in, name).equals(word);
    }
}
