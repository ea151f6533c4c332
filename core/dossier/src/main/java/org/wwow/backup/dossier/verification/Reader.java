package org.wwow.backup.dossier.verification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.dossier.check.Trust;
import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.dossier.signature.TrustAnchors;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.VerificationKey;

/// Who reads a file: what she trusts from outside it, and at which time she judges.
///
/// @param trust log policy, directory root, certificates, time
/// @param policyFile SHA-256 of the policy's file, where she gave one
/// @param ownTime whether she said the time herself; otherwise it is this machine's
public record Reader(Trust trust, Optional<Digest> policyFile, boolean ownTime) {
    private static final int LARGEST_POLICY = 1 << 20;

    /// Her words, unread.
    ///
    /// @param policy a file in the form of C2SP tlog-policy
    /// @param root the directory's root key, base64url
    /// @param certificates files, PEM or DER
    /// @param at the time at which is judged, as `2026-05-15T09:00:00Z`
    public record Given(Optional<Path> policy, Optional<String> root, List<Path> certificates, Optional<String> at) {
        /// Keeps its own copy.
        public Given {
            certificates = List.copyOf(certificates);
        }
    }

    /// Reads what she gave.
    ///
    /// @throws Unusable if one of it is not what it must be
    /// @throws IOException if a file of it cannot be read
    public static Reader of(Given given, Clock clock) throws IOException, Unusable {
        try {
            Optional<byte[]> policy = Optional.empty();
            if (given.policy().isPresent()) {
                policy = Optional.of(bounded(given.policy().get(), LARGEST_POLICY));
            }
            Instant at = given.at().map(Instant::parse).orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS);
            var trust = new Trust(policy.map(Policy::parse), given.root().map(VerificationKey::read),
                    TrustAnchors.read(given.certificates()), Clock.fixed(at, ZoneOffset.UTC));
            return new Reader(trust, policy.map(Digest::hash), given.at().isPresent());
        } catch (DateTimeException notATime) {
            throw new Unusable("The time at which is judged is written like 2026-05-15T09:00:00Z.");
        } catch (IllegalArgumentException refused) {
            throw new Unusable("What you trust cannot be read: " + refused.getMessage());
        } catch (SignatureRefused refused) {
            throw new Unusable(String.valueOf(refused.getMessage()));
        }
    }

    /// A file of at most so many bytes; one without end is not waited for.
    ///
    /// @throws Unusable if it is longer
    /// @throws IOException if it cannot be read
    public static byte[] bounded(Path file, int most) throws IOException, Unusable {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] read = bytes.readNBytes(most + 1);
            if (read.length > most) {
                throw new Unusable("The file " + file + " is longer than such a file can be.");
            }
            return read;
        }
    }
}
