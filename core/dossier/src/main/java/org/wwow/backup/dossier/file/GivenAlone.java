package org.wwow.backup.dossier.file;

import java.io.IOException;
import java.io.InputStream;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Document;
import org.wwow.backup.sealing.DocumentKind;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Epoch;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonBoolean;

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
        try {
            return Envelope.read(bytes)
                    .verify()
                    .map(Document::unsealed)
                    .filter(document -> document.kind() == DocumentKind.ANSWERS && isHers(document))
                    .flatMap(document -> document.body().member(NAME))
                    .filter(value -> value instanceof JsonBoolean(boolean alone) && alone)
                    .isPresent();
        } catch (FormRefused notADocument) {
            return false;
        }
    }

    /// Whether it is of the key that its case is named after: nobody else may make an account of hers less than it is.
    private static boolean isHers(Document document) {
        Epoch epoch = document.epoch();
        return CaseId.of(epoch.instance(), document.author()).equals(epoch.caseId());
    }
}
