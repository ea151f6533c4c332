package org.wwow.backup.dossier.file;

import java.util.Locale;

import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.sealing.Digest;

/// Where each thing lies in a dossier, below `data/` (docs/protocol/dossier.md, section 6).
public final class DossierPaths {
    /// The load file.
    public static final String LOAD_FILE = "index.csv";
    /// The graph.
    public static final String GRAPH = "case.jsonld";
    /// The document that people read.
    public static final String DOCUMENT = "document.pdf";
    /// The validation report on it.
    public static final String VALIDATION = "document-validation.xml";
    /// The checks made before sealing.
    public static final String CHECKS = "checks.json";
    /// How to check it by hand.
    public static final String BY_HAND = "verify.txt";
    /// The full dossier, sealed.
    public static final String ANNEX = "annex.age";

    private DossierPaths() {}

    /// An exhibit's original.
    public static String original(Exhibit exhibit) {
        return folder(exhibit) + "original." + exhibit.ending();
    }

    /// What an exhibit's file says of its making.
    public static String capture(Exhibit exhibit) {
        return folder(exhibit) + "capture.json";
    }

    /// A derivative, beside the exhibit it goes back to.
    public static String derivative(Exhibit origin, Derivative derivative) {
        return folder(origin) + derivative.id().text() + "." + derivative.ending();
    }

    /// A time-stamp token over the file with this SHA-256.
    public static String token(Digest digest) {
        return "time/" + digest.hex() + ".tsr";
    }

    private static String folder(Exhibit exhibit) {
        return String.format(Locale.ROOT, "exhibits/%04d/", exhibit.number());
    }
}
