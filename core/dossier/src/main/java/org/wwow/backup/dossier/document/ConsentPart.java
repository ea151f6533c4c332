package org.wwow.backup.dossier.document;

import java.util.List;
import java.util.Optional;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Told;
import org.wwow.backup.sealing.ItemId;

/// Under which consent each exhibit is used (check 26).
final class ConsentPart {
    private ConsentPart() {}

    static void write(Folio folio) throws SAXException {
        folio.say(Style.BODY, "consent.lead");
        if (folio.matter().told().consents().isEmpty()) {
            folio.say(Style.BODY, "consent.empty");
            return;
        }
        for (Told.Agreed agreed : folio.matter().told().consents()) {
            folio.say(Style.SUBHEADING, "consent.given", Facts.time(agreed.given()));
            folio.grid().pairs(() -> one(folio, agreed));
        }
    }

    private static void one(Folio folio, Told.Agreed agreed) throws SAXException {
        Grid grid = folio.grid();
        grid.pair(folio.say("consent.items"), folio.facts().exhibits(numbers(folio, agreed.items())));
        grid.pair(folio.say("consent.uses"), String.join("; ", agreed.uses()));
        grid.pair(folio.say("consent.courts"), String.join("; ", agreed.courts()));
        grid.pair(folio.say("consent.withdrawal"), agreed.withdrawal());
        grid.pair(folio.say("consent.informed"),
                agreed.informed() + " (" + folio.words().nameOf(agreed.language()) + ")");
        grid.pair(folio.say("consent.deposit"), agreed.deposit().toString());
    }

    private static List<Integer> numbers(Folio folio, List<ItemId> items) {
        return items.stream()
                .map(folio.matter()::exhibit)
                .flatMap(Optional::stream)
                .map(exhibit -> exhibit.number())
                .sorted()
                .toList();
    }
}
