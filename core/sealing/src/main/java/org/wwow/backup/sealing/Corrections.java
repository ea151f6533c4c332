package org.wwow.backup.sealing;

import java.util.Collection;
import java.util.Optional;

/// What a person corrected of what she told (protocol section 20, corrections): first and later are read beside one
/// another, and neither is changed.
public final class Corrections {
    private Corrections() {}

    /// The document that this one corrects, of those of its case: the one its `about` names, if both are signed by the
    /// author of the case, lie in the same compartment, and the first corrects nothing itself. Empty where it stands by
    /// itself and changes nothing.
    public static Optional<Document> correctedBy(Document one, Collection<Document> all) {
        return all.stream().filter(first -> corrects(one, first)).findFirst();
    }

    /// The item that a document of hers says it corrects. Whether it may is for [#correctedBy], which needs the first; a
    /// reader who lacks that knows from here that something was corrected. Empty for a member's, and where `about` names
    /// no item.
    public static Optional<ItemId> namedBy(Document one) {
        if (!isHers(one) || !(one.body().member("about").orElse(null) instanceof JsonText(String about))) {
            return Optional.empty();
        }
        try {
            return Optional.of(ItemId.read(about));
        } catch (FormRefused _) {
            return Optional.empty();
        }
    }

    private static boolean corrects(Document one, Document first) {
        boolean named = one.body().member("about").filter(new JsonText(first.item().text())::equals).isPresent();
        return named && isHers(one) && isHers(first)
                && one.epoch().caseId().equals(first.epoch().caseId())
                && one.epoch().compartment().equals(first.epoch().compartment())
                && first.body().member("about").isEmpty()
                && mayStandBeside(one.kind(), first.kind());
    }

    /// Her words stand beside whatever she told; another body only beside one of its kind.
    private static boolean mayStandBeside(DocumentKind one, DocumentKind first) {
        return one == DocumentKind.NOTE || one == DocumentKind.MESSAGE || one == first;
    }

    /// The id of a case certifies its author's key.
    private static boolean isHers(Document one) {
        return CaseId.of(one.epoch().instance(), one.author()).equals(one.epoch().caseId());
    }
}
