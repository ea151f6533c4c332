package org.wwow.backup.dossier.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// veraPDF's word on a document.
final class PdfJudge {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfJudge() {}

    /// Each clause of PDF/A-3a that is broken; empty where the document conforms.
    static List<String> broken(byte[] pdf) throws IOException {
        PDFAFlavour level = PDFAFlavour.PDFA_3_A;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), level);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(level, false)) {
            var result = validator.validate(parser);
            List<String> clauses = result.getTestAssertions()
                    .stream()
                    .map(one -> one.getRuleId().getClause() + " " + one.getMessage())
                    .distinct()
                    .toList();
            return result.isCompliant() || !clauses.isEmpty() ? clauses : List.of("not compliant");
        } catch (VeraPDFException unreadable) {
            throw new IOException(unreadable);
        }
    }
}
