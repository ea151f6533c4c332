package org.wwow.backup.dossier.document;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.wwow.backup.dossier.casefolder.Basis;
import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Confidence;
import org.wwow.backup.dossier.casefolder.Dated;
import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.casefolder.Handling;
import org.wwow.backup.dossier.casefolder.LongDigest;
import org.wwow.backup.dossier.casefolder.Parties;
import org.wwow.backup.dossier.casefolder.Placed;
import org.wwow.backup.dossier.casefolder.Told;
import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.dossier.custody.CustodyGap;
import org.wwow.backup.dossier.file.DossierIndex;
import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.age.Recipient;

/// A file without a story: bicycles, a bridge, the weather.
final class SampleFile {
    static final Instant MADE = Instant.parse("2026-11-21T10:00:00Z");
    static final String ARABIC = "ذَهَبْتُ إِلَى الجِسْرِ فِي السَّاعَةِ 14:30، وَكَانَ المَطَرُ خَفِيفًا.\n"
            + "رأيت درّاجتين (واحدة حمراء) قرب اللافتة Bus 42، ثم عدت إلى المدرسة. لا أذكر اللون الآخر.";
    static final String ENGLISH = "I went to the bridge at 14:30, and the rain was light.\n"
            + "I saw two bicycles (one red) near the sign “Bus 42”, then I went back to the school. "
            + "I do not remember the other colour.";

    private SampleFile() {}

    static CourtFile of(int exhibits) {
        return of(exhibits, Edition.FULL, ARABIC);
    }

    static CourtFile of(int exhibits, Edition edition, String account) {
        CaseSheet sheet = sheet(exhibits);
        var index = new DossierIndex(edition, "0.1.0", sheet, List.of(), found(exhibits),
                exhibits == 0 ? List.of() : List.of(new CustodyGap(CustodyGap.Kind.FIXITY, 2)));
        return new CourtFile(index, exhibits == 0 ? List.of() : List.of(account(account)), custody(exhibits),
                exhibits == 0 ? Optional.empty() : Optional.of(opinion()), exhibits == 0 ? List.of() : checks(),
                "number,title\n".getBytes(StandardCharsets.UTF_8));
    }

    /// One exhibit, and an opinion whose only element is worded in French.
    static CourtFile inFrench(Opinion.Words words) {
        CourtFile file = of(1);
        var element = new Opinion.Element("L’auteur a pris une bicyclette.", "fr", "Example Code art. 1(1)",
                Opinion.Status.NOT_YET_DOCUMENTED, List.of(), List.of(), List.of());
        var crime = new Opinion.Crime("Prendre une bicyclette", "art. 1", Opinion.Status.NOT_YET_DOCUMENTED, List.of(),
                List.of(element));
        var opinion = new Opinion("L-2", LocalDate.parse("2026-11-20"), List.of(
                new Opinion.Instrument("Example Code, 2024", "Official Journal", "en", words, List.of(crime))));
        return new CourtFile(file.index(), file.accounts(), file.custody(), Optional.of(opinion), file.checks(),
                file.loadFile());
    }

    private static List<DossierIndex.FoundOut> found(int exhibits) {
        if (exhibits == 0) {
            return List.of();
        }
        List<DossierIndex.FoundOut> found = new ArrayList<>();
        found.add(new DossierIndex.FoundOut(1, Optional.of("data/exhibits/0001/original.txt"),
                List.of("Exif, Date/Time Original: 2026-03-04T14:31:00+02:00"), Instant.parse("2026-03-05T08:00:00Z"),
                Optional.of(Instant.parse("2026-03-05T08:10:00Z")), List.of("Exif and GPS differ by 3 hours"), true,
                Optional.empty()));
        if (exhibits >= 2) {
            found.add(correction(2, List.of(1)));
        }
        if (exhibits >= 3) {
            found.add(correction(3, List.of()));
        }
        return found;
    }

    private static DossierIndex.FoundOut correction(int number, List<Integer> corrects) {
        return new DossierIndex.FoundOut(number, Optional.empty(), List.of(), Instant.parse("2026-03-06T08:00:00Z"),
                Optional.empty(), List.of(), false, Optional.of(corrects));
    }

    private static CourtFile.Account account(String words) {
        return new CourtFile.Account(1, "ar", words, List.of(new CourtFile.Translated("en", ENGLISH, "T-3",
                "sworn translator", Instant.parse("2026-04-01T09:00:00Z"))), true);
    }

    private static CaseSheet sheet(int exhibits) {
        List<Exhibit> all = new ArrayList<>();
        for (int number = 1; number <= exhibits; number++) {
            all.add(exhibit(number));
        }
        return new CaseSheet("Juniper", "WW/2026/0409", exhibits == 0 ? List.of() : List.of("ar", "fr"), MADE,
                parties(), List.of(new CaseSheet.Source("M-07", CaseSheet.Source.Role.WITNESS)), all,
                exhibits == 0 ? List.of() : List.of(new CaseSheet.Gap(exhibits + 1, "Taken back before it was read.")),
                exhibits == 0 ? List.of() : List.of(derivative()), told(exhibits), handling(exhibits));
    }

    private static Parties parties() {
        return new Parties(new Parties.Organisation(new OrganisationId(id(1)), "Bridge Watch", "FR"),
                new Parties.Lawyer(new MemberId(new UUID(0x8000L, 0x8000_0000_0000_0002L)), "A. Lawyer",
                        "Avocat au barreau de Lyon"),
                new Parties.Court("Tribunal of Examples", Optional.of("TX-17/26"),
                        Recipient.of(new byte[Recipient.LENGTH])));
    }

    private static Exhibit exhibit(int number) {
        boolean told = number == 1;
        String title = number % 10 == 7
                ? "Photograph-with-one-very-long-name-that-has-no-space-in-it-0123456789abcdef0123456789abcdef.jpeg"
                : told ? "Account of the bridge" : "Photograph of the bridge, north side, seen from the school";
        return new Exhibit(number, new ItemId(id(100 + number)), new DepositId(id(3)), "file" + number + ".jpg",
                new Exhibit.Original(1_048_576L * number, Digest.hash(new byte[]{(byte) number}),
                        LongDigest.of(new byte[64])),
                Secret.of(new byte[32]), title, told ? Exhibit.Kind.ACCOUNT : Exhibit.Kind.PHOTOGRAPH,
                told ? "text/plain" : "image/jpeg", told ? "ar" : "zxx", "M-07",
                Optional.of(new Dated("2026-03-04T14:30:00Z", Optional.empty(), Dated.Precision.MINUTE,
                        Basis.METADATA)),
                Optional.of(new Placed(Optional.of("Example Bridge"),
                        Optional.of(new Placed.Position(45_764_043, 4_835_659, 30)), Placed.Precision.POINT,
                        Basis.STATED)),
                Optional.of(new Exhibit.Extent(Exhibit.Extent.Unit.PAGES, 1)),
                new Exhibit.Confidentiality(Exhibit.Confidentiality.Level.CONFIDENTIAL, "After judgment."),
                Exhibit.Disclosure.REDACTED, Optional.empty());
    }

    private static Derivative derivative() {
        return new Derivative(new ItemId(id(50)), new ItemId(id(101)), "t.txt", Digest.hash(),
                Derivative.Kind.TRANSLATION,
                "text/plain", making(), Optional.of("en"),
                Optional.of(new Derivative.Translation("T-3", "sworn translator", "ar")), Optional.empty());
    }

    private static Derivative.Making making() {
        return new Derivative.Making("LibreOffice", "24.2", "T-3", Instant.parse("2026-04-01T09:00:00Z"));
    }

    private static Told told(int exhibits) {
        var search = new Told.ExculpatorySearch("L-2", MADE, "All messages and pictures of the case, by hand.",
                exhibits == 0
                        ? List.of()
                        : List.of(new Told.ExculpatorySearch.Find(1, "The weather report says it was dry.")));
        if (exhibits == 0) {
            return new Told(List.of(), List.of(), new Told.PriorAccounts(MADE, List.of()), search);
        }
        var date = new Dated("2026-03-04", Optional.of("2026-03-05"), Dated.Precision.DAY, Basis.STATED);
        return new Told(
                List.of(new Told.Agreed(List.of(new ItemId(id(101))), List.of("legal analysis", "release to a court"),
                        List.of("Tribunal of Examples"), "Nothing new is handed over; what was handed over stays.",
                        MADE, "ar", "Read aloud by L-2", new DepositId(id(3)))),
                List.of(new Told.Occurrence(date,
                        Optional.of(new Placed(Optional.of("Example Bridge"), Optional.empty(),
                                Placed.Precision.AREA, Basis.STATED)),
                        "Two bicycles stood near the bridge.", List.of(1))),
                new Told.PriorAccounts(MADE, List.of(new Told.PriorAccounts.PriorAccount("M-07", "A newspaper", date,
                        false, Optional.empty()))),
                search);
    }

    private static Handling handling(int exhibits) {
        if (exhibits == 0) {
            return new Handling(List.of(), List.of(), List.of(), List.of(), List.of());
        }
        return new Handling(List.of(new Handling.ServerClock("one", "two NTP servers", 12, MADE)),
                List.of(new Handling.Withheld(Confidence.With.DOCTOR, 3, "Medical secrecy; not needed here.")),
                List.of(new Handling.Tombstone(new ItemId(id(60)), Handling.Tombstone.Ending.RETRACTED, MADE,
                        "M-07", "her-wish")),
                List.of(new Handling.AnalysisStep("Where does the shadow fall?", List.of(Digest.hash()), "noon, north",
                        making(), "Consistent with the stated hour.")),
                List.of(new Handling.StoredAt("Archive of Bridge Watch", MADE.minusSeconds(900_000), Optional.empty(),
                        List.of(new Handling.StoredAt.FixityCheck(MADE, true)))));
    }

    private static List<CustodyEvent> custody(int exhibits) {
        List<CustodyEvent> events = new ArrayList<>();
        Event.Kind[] kinds = Event.Kind.values();
        for (int at = 0; at < exhibits; at++) {
            events.add(new CustodyEvent(at + 1L, new EventId(id(200 + at)), MADE.plusSeconds(at),
                    kinds[at % kinds.length], new Event.Actor(Event.ActorKind.MEMBER, Optional.of(id(7))),
                    Optional.empty(), id(101 + at),
                    new CustodyEvent.Circumstances("lawyer", "Bridge Watch", "to prepare the file", Optional.empty(),
                            at % 3 == 0 ? Optional.of("the court") : Optional.empty(), "backup", "0.1.0",
                            "consent to release"),
                    Optional.of(Digest.hash()), Optional.of(Digest.hash()), CustodyEvent.NOTHING));
        }
        return events;
    }

    private static Opinion opinion() {
        var documented = new Opinion.Element("The perpetrator took a bicycle.", "en", "Example Code art. 1(1)",
                Opinion.Status.DOCUMENTED, List.of(1), List.of("Answer “seen” establishes it, with exhibit 1."),
                List.of("Exhibit 1: the weather report differs."));
        var open = new Opinion.Element("The bicycle belonged to another person.", "en", "Example Code art. 1(2)",
                Opinion.Status.NOT_YET_DOCUMENTED, List.of(), List.of(), List.of());
        return new Opinion("L-2", LocalDate.parse("2026-11-20"),
                List.of(new Opinion.Instrument("Example Code, 2024", "Official Journal", "en", Opinion.Words.OWN,
                        List.of(new Opinion.Crime("Taking a bicycle", "art. 1", Opinion.Status.INDICATED,
                                List.of("L-2 found on 2026-11-19 that it may exonerate."),
                                List.of(documented, open))))));
    }

    private static List<CourtFile.CheckRow> checks() {
        return List.of(
                new CourtFile.CheckRow(1, "Every exhibit has one number; gaps are explained.",
                        CourtFile.CheckRow.Result.HELD),
                new CourtFile.CheckRow(4, "Films and sounds are whole.", CourtFile.CheckRow.Result.NOT_APPLICABLE));
    }

    private static UUID id(int number) {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L | number);
    }
}
