package org.wwow.backup.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.wwow.backup.dossier.check.SubmittedFile;
import org.wwow.backup.dossier.check.Trust;
import org.wwow.backup.dossier.check.Verdict;
import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.dossier.signature.TrustAnchors;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.VerificationKey;

/// The forty checks of a judicial file.
final class Dossier {
    private Dossier() {}

    /// Prints each check with its result and why.
    ///
    /// @return 0 where none failed, 1 where one did
    static int verify(Words words, PrintStream out) throws IOException {
        Locale language = Locale.of(words.once("--language").orElse("en"));
        Trust trust = trust(words);
        try (SubmittedFile file = SubmittedFile.open(Path.of(words.file(0, 1)))) {
            Verdict verdict = org.wwow.backup.dossier.check.Checks.all(file, trust);
            if (words.has("--json")) {
                out.println(new String(CanonicalJson.write(verdict.json(language)), StandardCharsets.UTF_8));
            } else {
                verdict.lines(language).forEach(out::println);
            }
            return verdict.holds() ? 0 : 1;
        }
    }

    private static Trust trust(Words words) throws IOException {
        try {
            Optional<String> policy = words.once("--policy");
            Optional<Policy> log = policy.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Policy.parse(Files.readAllBytes(Path.of(policy.get()))));
            List<Path> certificates = words.all("--trust").stream().map(Path::of).toList();
            return new Trust(log, words.once("--root").map(VerificationKey::read), TrustAnchors.read(certificates),
                    Clock.systemUTC());
        } catch (IllegalArgumentException refused) {
            throw new Words.Wrong("What you trust cannot be read: " + refused.getMessage());
        } catch (SignatureRefused refused) {
            throw new Words.Wrong(String.valueOf(refused.getMessage()));
        }
    }
}
