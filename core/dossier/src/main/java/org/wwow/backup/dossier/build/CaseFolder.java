package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wwow.backup.dossier.bag.BagFiles;
import org.wwow.backup.dossier.bag.BagFolder;
import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.custody.CustodyChain;
import org.wwow.backup.dossier.redaction.Pseudonyms;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;

/// A case folder (docs/protocol/dossier.md, section 5): its sheet is read, its other files are listed; what they must
/// hold is for [FolderRules]. Links are not followed.
public final class CaseFolder {
    static final String ORIGINALS = "originals/";
    static final String DERIVATIVES = "derivatives/";
    static final String DEPOSITS = "deposits/";
    static final String PROOFS = "proofs/";
    static final String LOG = "log/";
    /// That the directory's last statement stands in the log; where the folder has it.
    static final String DIRECTORY_PROOF = "directory.tlog-proof";
    static final String DIRECTORY = "directory.jsonl";
    static final String NAMES = "names.json";
    static final String FACTS = "facts.json";
    private static final int MAX_FILES = 100_000;
    private static final int MAX_TEXT = 64 << 20;
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern KNOWN = Pattern.compile("case\\.json|custody\\.jsonl|directory\\.jsonl|facts\\.json"
            + "|names\\.json|log/policy|log/[1-9]\\d{0,17}\\.checkpoint|log/[1-9]\\d{0,17}-[1-9]\\d{0,17}\\.consistency"
            + "|deposits/" + ID + "\\.json|proofs/(directory|" + ID
            + ")\\.tlog-proof|originals/[^/]+|derivatives/[^/]+");
    private static final Pattern UNCHANGED = Pattern
            .compile("custody\\.jsonl|directory\\.jsonl|(deposits|proofs|log)/.*");

    private final BagFiles files;
    private final CaseSheet sheet;

    private CaseFolder(BagFiles files, CaseSheet sheet) {
        this.files = files;
        this.sheet = sheet;
    }

    /// Lists a folder and reads its sheet.
    ///
    /// @throws CaseRefused if the sheet is refused, or something lies there that belongs to no case
    /// @throws IOException if it cannot be read
    public static CaseFolder open(Path folder) throws IOException {
        return of(new BagFolder(folder));
    }

    /// As [#open], of files that lie elsewhere.
    public static CaseFolder of(BagFiles files) throws IOException {
        List<CaseRefused.Problem> problems = new ArrayList<>();
        files.foreign().forEach(path -> problems.add(new CaseRefused.Problem(path, "is no file.")));
        files.sizes()
                .keySet()
                .stream()
                .filter(path -> !KNOWN.matcher(path).matches())
                .forEach(path -> problems.add(new CaseRefused.Problem(shown(path), "is no file of a case folder.")));
        if (files.sizes().size() > MAX_FILES) {
            problems.add(new CaseRefused.Problem("", "The folder has more than " + MAX_FILES + " files."));
        }
        if (!problems.isEmpty()) {
            throw new CaseRefused(problems);
        }
        return new CaseFolder(files, CaseSheet.read(read(files, CaseSheet.FILE)));
    }

    private static String shown(String path) {
        return path.replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]", "?");
    }

    /// What the sheet says.
    public CaseSheet sheet() {
        return sheet;
    }

    /// The chain of custody.
    ///
    /// @throws CaseRefused naming the line and the rule
    public CustodyChain custody() throws IOException {
        try {
            return CustodyChain.read(read(CustodyChain.FILE));
        } catch (FormRefused refused) {
            throw new CaseRefused("custody", refused.getMessage() + ".");
        }
    }

    /// The key table of pseudonyms; absent where the folder has none.
    ///
    /// @throws CaseRefused if it is none
    public Optional<Pseudonyms> names() throws IOException {
        if (!has(NAMES)) {
            return Optional.empty();
        }
        try {
            if (!(CanonicalJson.read(read(NAMES)) instanceof JsonObject json)) {
                throw new CaseRefused(NAMES, "is no table of names.");
            }
            SortedMap<String, String> table = new TreeMap<>();
            for (var row : json.members().entrySet()) {
                if (!(row.getValue() instanceof JsonText(String pseudonym))) {
                    throw new CaseRefused(NAMES, "has a pseudonym that is not text.");
                }
                table.put(row.getKey(), pseudonym);
            }
            return Optional.of(Pseudonyms.of(table));
        } catch (IllegalArgumentException refused) {
            throw new CaseRefused(NAMES, "is no table of names: " + refused.getMessage());
        }
    }

    /// The facts under the law, where there are any; unread.
    public Optional<BagSource> facts() {
        return has(FACTS) ? Optional.of(() -> files.open(FACTS)) : Optional.empty();
    }

    /// An exhibit's bytes as they were deposited.
    public BagSource original(Exhibit exhibit) {
        return source(ORIGINALS + exhibit.file());
    }

    /// A derivative's bytes.
    public BagSource derivative(Derivative derivative) {
        return source(DERIVATIVES + derivative.file());
    }

    /// What goes into a dossier as it is: custody, statements, directory, proofs, log.
    public SortedMap<String, BagSource> unchanged() {
        SortedMap<String, BagSource> unchanged = new TreeMap<>();
        files.sizes()
                .keySet()
                .stream()
                .filter(path -> UNCHANGED.matcher(path).matches())
                .forEach(
                        path -> unchanged.put(path, source(path)));
        return unchanged;
    }

    /// What goes into the full dossier alone: the facts under the law and the key table of pseudonyms.
    SortedMap<String, BagSource> confidential() {
        SortedMap<String, BagSource> confidential = new TreeMap<>();
        Stream.of(FACTS, NAMES).filter(this::has).forEach(path -> confidential.put(path, source(path)));
        return confidential;
    }

    boolean has(String path) {
        return files.sizes().containsKey(path);
    }

    /// The names of the files in one of its folders.
    List<String> in(String folder) {
        return files.sizes()
                .keySet()
                .stream()
                .filter(path -> path.startsWith(folder))
                .map(path -> path.substring(folder.length()))
                .toList();
    }

    byte[] read(String path) throws IOException {
        return read(files, path);
    }

    /// How many bytes all exhibits and derivatives have together: what a build reads.
    public long payload() {
        return files.sizes()
                .entrySet()
                .stream()
                .filter(file -> file.getKey().startsWith(ORIGINALS) || file.getKey().startsWith(DERIVATIVES))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private BagSource source(String path) {
        return () -> {
            if (!has(path)) {
                throw new CaseRefused(path, "is missing.");
            }
            return files.open(path);
        };
    }

    private static byte[] read(BagFiles files, String path) throws IOException {
        Long size = files.sizes().get(path);
        if (size == null) {
            throw new CaseRefused(path, "is missing.");
        }
        if (size > MAX_TEXT) {
            throw new CaseRefused(path, "is larger than such a file can be.");
        }
        try (InputStream bytes = files.open(path)) {
            byte[] read = bytes.readNBytes(MAX_TEXT + 1);
            if (read.length > MAX_TEXT) {
                throw new CaseRefused(path, "is larger than such a file can be.");
            }
            return read;
        }
    }
}
