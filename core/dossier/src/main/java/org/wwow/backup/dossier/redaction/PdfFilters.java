package org.wwow.backup.dossier.redaction;

import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// How the streams of a document are packed.
final class PdfFilters {
    private PdfFilters() {}

    /// Whether any stream is packed in one of these ways.
    static boolean anyOf(PDDocument document, Set<COSName> filters) {
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSObject object = document.getDocument().getObjectFromPool(key);
            if (object.getObject() instanceof COSStream stream && packed(stream.getFilters(), filters)) {
                return true;
            }
        }
        return false;
    }

    private static boolean packed(@Nullable COSBase used, Set<COSName> filters) {
        return switch (used) {
            case COSName name -> filters.contains(name);
            case COSArray names -> filters.stream().anyMatch(filter -> names.indexOf(filter) >= 0);
            case null, default -> false;
        };
    }
}
