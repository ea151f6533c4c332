package org.wwow.backup.dossier.file;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.casefolder.LongDigest;
import org.wwow.backup.dossier.custody.CustodyGap;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Members;

/// `data/dossier.json`: the sheet as it may be shown, and what the builder found out (docs/protocol/dossier.md,
/// section 6). It lists the files that come from the case; documents made of them stand in the manifests alone, since
/// their signatures differ each time.
///
/// @param edition full or protected
/// @param builder the version of BackUp that built it
/// @param sheet what `case.json` says; in a protected dossier with pseudonyms
/// @param files in the order of their paths
/// @param exhibits what the builder found of each exhibit, in the order of their numbers
/// @param gaps of the custody
public record DossierIndex(Edition edition, String builder, CaseSheet sheet, List<ListedFile> files,
        List<FoundOut> exhibits, List<CustodyGap> gaps) {
    /// Its path below the payload.
    public static final String FILE = "dossier.json";
    private static final int MOST = 20_000;
    private static final int PATH = 1_000;
    private static final int TEXT = 1_000;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /// Copies the lists.
    public DossierIndex {
        files = List.copyOf(files);
        exhibits = List.copyOf(exhibits);
        gaps = List.copyOf(gaps);
    }

    /// A file of the payload.
    ///
    /// @param path from the bag's own folder, `data/…`
    /// @param size in bytes
    public record ListedFile(String path, long size, Digest sha256, LongDigest sha512) {
        private static ListedFile read(Members members) {
            return new ListedFile(members.text("path", PATH), members.integer("size", 0, 1L << 44),
                    members.parsed("sha256", 64, DossierIndex::digest),
                    members.parsed("sha512", 128, DossierIndex::longDigest));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("path", path)
                    .with("size", size)
                    .with("sha256", sha256.hex())
                    .with("sha512", sha512.hex());
        }
    }

    /// What the builder found of one exhibit: its three kinds of time, and what in it cannot all be true.
    ///
    /// @param number the exhibit's
    /// @param path where its original lies; absent where a protected dossier holds it in the annex alone
    /// @param claimed by the device, in the file's own words: `Exif, Date/Time Original: 2026-11-21T10:00:00+02:00`
    /// @param received by the server
    /// @param proven the earliest witness of the ledger, where one cosigned
    /// @param contradictions in words; listed, never resolved
    /// @param alone whether it is answers chosen by the person alone, which are no statement ([GivenAlone]); written only
    /// where true
    /// @param corrects the numbers of the exhibits that the person corrects with it ([Correcting]), or none of them where
    /// what she corrects is not in the file; absent where it corrects nothing
    public record FoundOut(int number, Optional<String> path, List<String> claimed, Instant received,
            Optional<Instant> proven, List<String> contradictions, boolean alone,
            Optional<List<Integer>> corrects) {
        /// Copies the lists.
        public FoundOut {
            claimed = List.copyOf(claimed);
            contradictions = List.copyOf(contradictions);
            corrects = corrects.map(List::copyOf);
        }

        private static FoundOut read(Members members) {
            return new FoundOut((int) members.integer("number", 1, MOST),
                    members.optional("path", with -> with.text("path", PATH)), texts(members, "claimed"),
                    members.time("received"), members.optional("proven", with -> with.time("proven")),
                    texts(members, "contradictions"),
                    members.optional(GivenAlone.NAME, FoundOut::alone).isPresent(),
                    members.optional(Correcting.NAME, FoundOut::corrects));
        }

        /// Written only where true: one form for one meaning.
        private static boolean alone(Members members) {
            if (members.truth(GivenAlone.NAME)) {
                return true;
            }
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, GivenAlone.NAME);
        }

        private static List<Integer> corrects(Members members) {
            return members.list(Correcting.NAME, Correcting.MOST, value -> {
                if (value instanceof JsonInteger(long number) && number >= 1 && number <= DossierIndex.MOST) {
                    return (int) number;
                }
                throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, Correcting.NAME);
            });
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("number", number)
                    .withOptional("path", path.map(JsonText::new).orElse(null))
                    .with("claimed", JsonArray.ofTexts(claimed))
                    .with("received", received)
                    .withOptional("proven", proven.map(time -> new JsonText(time.toString())).orElse(null))
                    .with("contradictions", JsonArray.ofTexts(contradictions))
                    .withOptional(GivenAlone.NAME, alone ? new JsonBoolean(true) : null)
                    .withOptional(Correcting.NAME,
                            corrects.map(all -> JsonArray.of(all, one -> new JsonInteger(one))).orElse(null));
        }
    }

    /// What the builder found of an exhibit.
    public Optional<FoundOut> foundOf(Exhibit exhibit) {
        return exhibits.stream().filter(found -> found.number() == exhibit.number()).findFirst();
    }

    /// Whether an exhibit is answers chosen by the person alone.
    public boolean givenAlone(Exhibit exhibit) {
        return foundOf(exhibit).filter(FoundOut::alone).isPresent();
    }

    /// What an exhibit corrects: absent where nothing, empty where it is not in the file.
    public Optional<List<Integer>> corrects(Exhibit exhibit) {
        return foundOf(exhibit).flatMap(FoundOut::corrects);
    }

    /// The numbers of the exhibits that correct one, in their order.
    public List<Integer> correctedBy(Exhibit exhibit) {
        return exhibits.stream()
                .filter(found -> found.corrects().filter(one -> one.contains(exhibit.number())).isPresent())
                .map(FoundOut::number)
                .toList();
    }

    /// Reads the file, which must be canonical.
    ///
    /// @throws FormRefused naming the member and the rule
    /// @throws CaseRefused if what stands under `case` is no sheet
    public static DossierIndex read(byte[] file) {
        return Members.read(CanonicalJson.readCanonicalObject(file), members -> {
            members.integer("v", 1, 1);
            String edition = members.oneOf("edition", Set.of("full", "protected"));
            var index = new DossierIndex(Edition.valueOf(edition.toUpperCase(Locale.ROOT)),
                    members.text("builder", 100), CaseSheet.of(members.value("case"), FILE),
                    members.objects("files", MOST, ListedFile::read),
                    members.objects("exhibits", MOST, FoundOut::read), members.objects("gaps", MOST, CustodyGap::read));
            index.requireTwoSides();
            return index;
        });
    }

    /// Whatever corrects names another exhibit that is here, and the one it names first corrects nothing: no chain, no loop.
    private void requireTwoSides() {
        Set<Integer> here = sheet.exhibits().stream().map(Exhibit::number).collect(Collectors.toSet());
        Set<Integer> correct = exhibits.stream()
                .filter(found -> found.corrects().isPresent())
                .map(FoundOut::number)
                .collect(Collectors.toSet());
        for (FoundOut found : exhibits) {
            List<Integer> corrects = found.corrects().orElse(List.of());
            boolean sound = here.containsAll(corrects) && !corrects.contains(found.number())
                    && corrects.stream().distinct().count() == corrects.size()
                    && (corrects.isEmpty() || !correct.contains(corrects.getFirst()));
            if (!sound) {
                throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, Correcting.NAME);
            }
        }
    }

    /// The canonical bytes.
    public byte[] bytes() {
        return CanonicalJson.write(JsonObject.EMPTY.with("v", 1)
                .with("edition", edition.name().toLowerCase(Locale.ROOT))
                .with("builder", builder)
                .with("case", sheet.json())
                .with("files", JsonArray.of(files, ListedFile::json))
                .with("exhibits", JsonArray.of(exhibits, FoundOut::json))
                .with("gaps", JsonArray.of(gaps, CustodyGap::json)));
    }

    private static List<String> texts(Members members, String name) {
        return members.list(name, MOST, value -> {
            if (value instanceof JsonText(String text) && text.length() <= TEXT) {
                return text;
            }
            throw new FormRefused(FormRefused.Reason.WRONG_KIND, name);
        });
    }

    private static Digest digest(String text) {
        if (!HEX.matcher(text).matches()) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "sha256");
        }
        return Digest.of(HexFormat.of().parseHex(text));
    }

    private static LongDigest longDigest(String text) {
        try {
            return LongDigest.ofHex(text);
        } catch (IllegalArgumentException none) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "sha512");
        }
    }
}
