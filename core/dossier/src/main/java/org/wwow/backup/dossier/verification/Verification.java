package org.wwow.backup.dossier.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.wwow.backup.dossier.check.Checks;
import org.wwow.backup.dossier.check.ReceiptChecks;
import org.wwow.backup.dossier.check.RecipientReceipt;
import org.wwow.backup.dossier.check.SubmittedFile;
import org.wwow.backup.dossier.check.Trust;
import org.wwow.backup.dossier.check.Verdict;
import org.wwow.backup.ledger.MerkleHash;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.sealing.CanonicalJson;

/// Puts a question to a file and tells the answer: line by line or as JSON, and, where asked for, as a report
/// (docs/protocol/dossier.md section 10).
///
/// ```java
/// boolean holds = Verification.of(file, reader, Verification.DOSSIER).tell(telling, System.out::println);
/// ```
public final class Verification {
    /// All forty checks.
    public static final Question DOSSIER = (file, trust) -> {
        try (SubmittedFile submitted = SubmittedFile.open(file)) {
            return Checks.all(submitted, trust);
        }
    };
    /// What a bag is asked: 5 and 6.
    public static final Question BAG = (file, trust) -> {
        try (SubmittedFile submitted = SubmittedFile.open(file)) {
            return Checks.bag(submitted, trust);
        }
    };
    private static final int LARGEST_RECEIPT = 4 << 20;
    private static final int LARGEST_ENTRY = 64 << 20;
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "ar", "uk");

    private final Path file;
    private final Reader reader;
    private final Question question;

    private Verification(Path file, Reader reader, Question question) {
        this.file = file;
        this.reader = reader;
        this.question = question;
    }

    /// What is asked of a file.
    @FunctionalInterface
    public interface Question {
        /// Puts it.
        ///
        /// @throws IOException if the file cannot be read
        Verdict judge(Path file, Trust trust) throws IOException;
    }

    /// How the answer is told.
    ///
    /// @param language en, fr, ar or uk
    /// @param json for programs instead of people
    /// @param report where the report is to stand, if one is wanted; nothing may stand there yet
    /// @param program who judges
    public record Telling(Locale language, boolean json, Optional<Path> report, VerifyingProgram program) {
        /// Takes what a reader wrote.
        ///
        /// @throws Unusable if there are no words in that language
        public static Telling of(String language, boolean json, Optional<Path> report, VerifyingProgram program)
                throws Unusable {
            if (!LANGUAGES.contains(language)) {
                throw new Unusable("There are words in en, fr, ar and uk.");
            }
            return new Telling(Locale.of(language), json, report, program);
        }
    }

    /// A question that was not put yet.
    public static Verification of(Path file, Reader reader, Question question) {
        return new Verification(file, reader, question);
    }

    /// Puts it, tells the answer, writes the report.
    ///
    /// @param out takes each line
    /// @return whether nothing failed and something held
    /// @throws FileAlreadyExistsException if something stands where the report is to stand
    /// @throws Unusable if the file changed while it was judged, so that no report can say which one it was, or the
    /// report cannot be written: then nothing stands there
    /// @throws IOException if the file cannot be read
    public boolean tell(Telling telling, Consumer<String> out) throws IOException, Unusable {
        if (telling.report().isEmpty()) {
            return told(question.judge(file, reader.trust()), telling, out);
        }
        Path place = telling.report().get();
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        JudgedFile before = JudgedFile.measure(file);
        Verdict verdict = question.judge(file, reader.trust());
        boolean holds = told(verdict, telling, out);
        if (!before.equals(JudgedFile.measure(file))) {
            throw new Unusable("The file changed while it was judged; no report was written.");
        }
        write(VerificationReport.of(new VerificationReport.Judged(before, verdict, reader, telling.program()),
                telling.language()), place);
        return holds;
    }

    /// All forty checks, the last with the receipt that the recipient gave back.
    ///
    /// @param receipt its file: a detached CAdES signature
    /// @throws Unusable if it is longer than a receipt can be
    /// @throws IOException if it cannot be read
    public static Question received(Path receipt) throws IOException, Unusable {
        var given = new RecipientReceipt(Reader.bounded(receipt, LARGEST_RECEIPT));
        return (file, trust) -> {
            try (SubmittedFile submitted = SubmittedFile.open(file)) {
                return Checks.all(submitted, trust, Optional.of(given));
            }
        };
    }

    /// What one proof is asked: 9 and 10, under a policy that the reader must give.
    ///
    /// @param leaf of the entry; without it the proof is a BackUp event's, rebuilt from itself
    public static Question receipt(Optional<MerkleHash> leaf) {
        return (file, trust) -> {
            Policy policy = trust.policy()
                    .orElseThrow(() -> new IllegalStateException("A receipt is judged under a policy."));
            try (InputStream bytes = Files.newInputStream(file)) {
                return ReceiptChecks.of(bytes.readNBytes(SignedNote.MAX_BYTES + 1), leaf, policy);
            }
        };
    }

    /// The leaf of an entry that lies in a file.
    ///
    /// @throws Unusable if it is longer than any entry of a log
    /// @throws IOException if it cannot be read
    public static MerkleHash entry(Path file) throws IOException, Unusable {
        return MerkleHash.ofLeaf(Reader.bounded(file, LARGEST_ENTRY));
    }

    private static boolean told(Verdict verdict, Telling telling, Consumer<String> out) {
        if (telling.json()) {
            out.accept(new String(CanonicalJson.write(verdict.json(telling.language())), StandardCharsets.UTF_8));
        } else {
            verdict.lines(telling.language()).forEach(out);
        }
        return verdict.holds();
    }

    /// Creates the file or fails; what cannot be written to its end goes again.
    private static void write(byte[] report, Path place) throws Unusable {
        try (OutputStream made = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            finish(report, made, place);
        } catch (IOException refused) {
            throw new Unusable("No report could be written to " + place + ": "
                    + (refused instanceof FileSystemException named && named.getReason() == null
                            ? named.getClass().getSimpleName()
                            : refused.getMessage())
                    + ".");
        }
    }

    private static void finish(byte[] report, OutputStream made, Path place) throws IOException {
        try {
            made.write(report);
        } catch (IOException full) {
            Files.deleteIfExists(place);
            throw full;
        }
    }
}
