package org.wwow.backup.dossier.document;

import java.util.List;
import java.util.Optional;

import org.xml.sax.SAXException;

import org.wwow.backup.dossier.casefolder.Told;
import org.wwow.backup.sealing.ItemId;

/// Under which consent each exhibit is used (check 26).
final class ConsentPart {
    private ConsentPart() {}

    static void write(Paper paper) throws SAXException {
        paper.say(Style.BODY, "consent.lead");
        if (paper.matter().told().consents().isEmpty()) {
            paper.say(Style.BODY, "consent.empty");
            return;
        }
        for (Told.Agreed agreed : paper.matter().told().consents()) {
            paper.say(Style.SUBHEADING, "consent.given", Facts.time(agreed.given()));
            paper.grid().pairs(() -> one(paper, agreed));
        }
    }

    private static void one(Paper paper, Told.Agreed agreed) throws SAXException {
        Grid grid = paper.grid();
        grid.pair(paper.say("consent.items"), paper.facts().exhibits(numbers(paper, agreed.items())));
        grid.pair(paper.say("consent.uses"), String.join("; ", agreed.uses()));
        grid.pair(paper.say("consent.courts"), String.join("; ", agreed.courts()));
        grid.pair(paper.say("consent.withdrawal"), agreed.withdrawal());
        grid.pair(paper.say("consent.informed"),
                agreed.informed() + " (" + paper.words().nameOf(agreed.language()) + ")");
        grid.pair(paper.say("consent.deposit"), agreed.deposit().toString());
    }

    private static List<Integer> numbers(Paper paper, List<ItemId> items) {
        return items.stream()
                .map(paper.matter()::exhibit)
                .flatMap(Optional::stream)
                .map(exhibit -> exhibit.number())
                .sorted()
                .toList();
    }
}
