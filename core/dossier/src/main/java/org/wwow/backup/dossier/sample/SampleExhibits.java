package org.wwow.backup.dossier.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.build.Measured;
import org.wwow.backup.dossier.casefolder.Basis;
import org.wwow.backup.dossier.casefolder.Dated;
import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.casefolder.Placed;
import org.wwow.backup.dossier.file.GivenAlone;
import org.wwow.backup.dossier.redaction.Pseudonyms;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Secret;

/// The made-up exhibits with their bytes: an account, a picture, a sound, a paper, answers chosen alone, words and
/// their correction; and what was made from them.
final class SampleExhibits {
    /// Each deposit brings at most this many items.
    static final int EACH = 200;
    static final String LAWYER_CODE = "Lawyer 1";
    static final Map<String, String> NAMES = new TreeMap<>(
            Map.of("Олена Взірець", "Особа А", "Olena Vzirets", "Person A"));
    private static final String ACCOUNT = """
            Я стояла біля синіх дверей. На столі лежали три аркуші паперу.
            Олена Взірець прочитала перший аркуш уголос. Це все, що я бачила.
            """;
    private static final String TRANSLATION = """
            I stood by the blue door. Three sheets of paper lay on the table.
            Olena Vzirets read the first sheet aloud. This is all I saw.
            """;
    private static final String CHOSEN = """
            Якого кольору були двері? Сині.
            Скільки аркушів лежало на столі? Три.
            """;
    private static final String SAID = "Біля дверей стояв синій стілець.";
    private static final String CORRECTED = "Ні, стілець був зелений.";
    /// The number of the answers.
    static final int ANSWERS = 6;
    /// The number of words of hers, and of those that correct them.
    static final int WORDS = 7;
    private static final int CORRECTION = 8;
    private static final long PHOTOGRAPH = 4L << 20;
    private static final Instant MADE = Instant.parse("2026-04-20T09:00:00Z");

    private final List<Exhibit> exhibits = new ArrayList<>();
    private final List<Derivative> derivatives = new ArrayList<>();
    private final Map<String, BagSource> originals = new TreeMap<>();
    private final Map<String, byte[]> made = new TreeMap<>();

    /// @param more pictures beside the seven; the number 4 is left out and explained
    /// @param large MiB of noise beside them: a film of three fifths, then photographs
    SampleExhibits(int more, int large) {
        account();
        pictures();
        sound();
        paper();
        answers();
        words(WORDS, "Message of 2 March 2026", SAID, JsonObject.EMPTY);
        words(CORRECTION, "Later message of 2 March 2026", CORRECTED,
                JsonObject.EMPTY.with("about", item(WORDS).text()));
        for (int at = 0; at < more; at++) {
            int number = CORRECTION + 1 + at;
            add(number, "picture-" + number + ".jpg", BagSource.of(SampleBytes.picture(number, "2026:03:01 12:00:00")),
                    new Described("Squares " + number, Exhibit.Kind.PHOTOGRAPH, "image/jpeg", "zxx",
                            Exhibit.Disclosure.OPEN));
        }
        if (large > 0) {
            large(CORRECTION + 1 + more, large);
        }
    }

    private void large(int from, int large) {
        long film = (large * 3L / 5) << 20;
        add(from, "film.mp4", SampleNoise.film(from, film), new Described("A film of noise", Exhibit.Kind.VIDEO,
                "video/mp4", "zxx", Exhibit.Disclosure.SEALED));
        long left = ((long) large << 20) - film;
        for (int number = from + 1; left > 0; number++) {
            add(number, "photograph-" + number + ".jpg", SampleNoise.photograph(number, Math.min(left, PHOTOGRAPH)),
                    new Described("Squares and noise " + number, Exhibit.Kind.PHOTOGRAPH, "image/jpeg", "zxx",
                            Exhibit.Disclosure.OPEN));
            left -= PHOTOGRAPH;
        }
    }

    List<Exhibit> exhibits() {
        return List.copyOf(exhibits);
    }

    List<Derivative> derivatives() {
        return List.copyOf(derivatives);
    }

    Map<String, BagSource> originals() {
        return originals;
    }

    Map<String, byte[]> made() {
        return made;
    }

    static DepositId deposit(int number) {
        return new DepositId(SamplePeople.uuid("deposit " + number / EACH));
    }

    private record Described(String title, Exhibit.Kind kind, String format, String language,
            Exhibit.Disclosure disclosure) {}

    private void account() {
        Exhibit account = add(1, "account.txt", BagSource.of(SamplePeople.bytes(ACCOUNT)),
                new Described("Account of 2 March 2026",
                        Exhibit.Kind.ACCOUNT, "text/plain", "uk", Exhibit.Disclosure.REDACTED));
        Pseudonyms pseudonyms = Pseudonyms.of(NAMES);
        derive(account.id(), "account-redacted.txt", SamplePeople.bytes(pseudonyms.in(ACCOUNT)),
                Derivative.Kind.REDACTION, "uk");
        Derivative translation = derive(account.id(), "account-en.txt", SamplePeople.bytes(TRANSLATION),
                Derivative.Kind.TRANSLATION, "en");
        derive(translation.id(), "account-en-redacted.txt", SamplePeople.bytes(pseudonyms.in(TRANSLATION)),
                Derivative.Kind.REDACTION, "en");
    }

    private void pictures() {
        add(2, "squares.jpg", BagSource.of(SampleBytes.picture(2, "2026:03:01 11:58:00")),
                new Described("Coloured squares",
                        Exhibit.Kind.PHOTOGRAPH, "image/jpeg", "zxx", Exhibit.Disclosure.OPEN));
    }

    private void sound() {
        Exhibit tone = add(3, "tone.wav", BagSource.of(SampleBytes.tone()), new Described("A tone of one second",
                Exhibit.Kind.AUDIO, "audio/wav", "zxx", Exhibit.Disclosure.SEALED));
        derive(tone.id(), "tone.txt", SamplePeople.bytes("[a steady tone, one second]\n"),
                Derivative.Kind.TRANSCRIPT, "en");
    }

    private void paper() {
        add(5, "liste.txt", BagSource.of(SamplePeople.bytes("Liste : trois feuilles, une porte bleue.\n")),
                new Described(
                        "List of three lines", Exhibit.Kind.DOCUMENT, "text/plain", "fr", Exhibit.Disclosure.OPEN));
    }

    /// What she pressed on her telephone: the document as it was deposited, and its words for people.
    private void answers() {
        JsonObject chosen = JsonObject.EMPTY
                .with("door.colour", JsonObject.EMPTY.with("codes", JsonArray.ofTexts(List.of("blue"))))
                .with("sheets.count", JsonObject.EMPTY.with("number", 3));
        JsonObject body = JsonObject.EMPTY.with("questionnaire", "sample")
                .with("version", "1.0.0")
                .with("language", "uk")
                .with(GivenAlone.NAME, true)
                .with("answers", chosen);
        Exhibit answers = add(ANSWERS, "answers.json", BagSource.of(SampleCustody.document(ANSWERS, body)),
                new Described("Answers of 2 March 2026", Exhibit.Kind.ACCOUNT,
                        "application/json", "uk", Exhibit.Disclosure.REDACTED));
        derive(answers.id(), "answers.txt", SamplePeople.bytes(CHOSEN), Derivative.Kind.RENDERING, "uk");
        derive(answers.id(), "answers-redacted.txt", SamplePeople.bytes(CHOSEN), Derivative.Kind.REDACTION, "uk");
    }

    /// What she wrote in the conversation, and its words for people.
    private void words(int number, String title, String text, JsonObject about) {
        JsonObject body = about.with("text", text)
                .with("attachments", JsonArray.ofTexts(List.of()))
                .with("language", "uk");
        Exhibit words = add(number, "message-" + number + ".json", BagSource.of(SampleCustody.document(number, body)),
                new Described(title, Exhibit.Kind.MESSAGE, "application/json", "uk", Exhibit.Disclosure.OPEN));
        derive(words.id(), "message-" + number + ".txt", SamplePeople.bytes(text + "\n"), Derivative.Kind.RENDERING,
                "uk");
    }

    static Secret opener(int number) {
        return SamplePeople.secret("opener " + number);
    }

    private Exhibit add(int number, String file, BagSource bytes, Described as) {
        boolean picture = as.kind == Exhibit.Kind.PHOTOGRAPH;
        Optional<Dated> date = Optional.of(new Dated("2026-03-01", Optional.empty(), Dated.Precision.DAY,
                picture ? Basis.METADATA : Basis.STATED));
        Optional<Placed> place = picture
                ? Optional.of(new Placed(Optional.of("A square"),
                        Optional.of(new Placed.Position(48_856_600, 2_352_200, 500)), Placed.Precision.LOCALITY,
                        Basis.STATED))
                : Optional.empty();
        Measured found = measured(bytes);
        Exhibit exhibit = new Exhibit(number, item(number), deposit(number), file,
                new Exhibit.Original(found.size(), found.sha256(), found.sha512()),
                opener(number), as.title, as.kind, as.format, as.language, "Source 1", date,
                place, Optional.of(extent(as.kind)),
                new Exhibit.Confidentiality(Exhibit.Confidentiality.Level.CONFIDENTIAL, "On an order of the court."),
                as.disclosure, Optional.empty());
        exhibits.add(exhibit);
        originals.put(file, bytes);
        return exhibit;
    }

    private static Exhibit.Extent extent(Exhibit.Kind kind) {
        return switch (kind) {
            case AUDIO -> new Exhibit.Extent(Exhibit.Extent.Unit.MILLISECONDS, 1_000);
            case VIDEO -> new Exhibit.Extent(Exhibit.Extent.Unit.MILLISECONDS, 60_000);
            default -> new Exhibit.Extent(Exhibit.Extent.Unit.PAGES, 1);
        };
    }

    private Derivative derive(ItemId parent, String file, byte[] bytes, Derivative.Kind kind, String language) {
        Optional<Derivative.Translation> translation = kind == Derivative.Kind.TRANSLATION
                ? Optional.of(new Derivative.Translation("Translator 1", "sworn translator, uk to en", "uk"))
                : Optional.empty();
        Derivative derivative = new Derivative(new ItemId(SamplePeople.uuid("derivative " + file)), parent, file,
                Digest.hash(bytes), kind, "text/plain",
                new Derivative.Making("Sample editor", "1.0", LAWYER_CODE, MADE.plusSeconds(derivatives.size())),
                Optional.of(language), translation, Optional.empty());
        derivatives.add(derivative);
        made.put(file, bytes);
        return derivative;
    }

    static ItemId item(int number) {
        return new ItemId(SamplePeople.uuid("item " + number));
    }

    private static Measured measured(BagSource bytes) {
        try {
            return Measured.of(bytes, _ -> {});
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
