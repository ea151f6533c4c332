package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.wwow.backup.dossier.bag.FilesInMemory;
import org.wwow.backup.dossier.build.CaseFolder;
import org.wwow.backup.dossier.build.DossierBuild;
import org.wwow.backup.dossier.build.DossierPlan;
import org.wwow.backup.dossier.build.MadeUpPaper;
import org.wwow.backup.dossier.build.Seal;
import org.wwow.backup.dossier.build.SealRefused;
import org.wwow.backup.dossier.caseuco.ShapesFound;
import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.dossier.sample.SampleCase;
import org.wwow.backup.dossier.signature.DossierSigner;
import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.dossier.signature.SigningMaterial;
import org.wwow.backup.dossier.signature.TestAuthority;
import org.wwow.backup.dossier.signature.TimeStamps;
import org.wwow.backup.dossier.signature.TrustAnchors;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.VerificationKey;

/// A finished dossier of the made-up case, signed by a test authority, made once for all tests; or a sample that was made
/// before, where the property `backup.finished` names the folder of the samples.
final class FinishedDossier {
    private static final Optional<Path> SAMPLES = Optional.ofNullable(System.getProperty("backup.finished"))
            .map(Path::of);
    static final Clock CLOCK = SAMPLES.isPresent()
            ? Clock.systemUTC()
            : Clock.fixed(Instant.parse("2026-05-15T09:00:00Z"), ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<Edition, byte[]> MADE = Collections.synchronizedMap(new TreeMap<>());
    private static final Map<String, byte[]> CASE = SampleCase.files(0);

    /// Drawn when the first dossier is made.
    private static final class Own {
        static final TestAuthority AUTHORITY = TestAuthority.draw(CLOCK, RANDOM);
    }

    private FinishedDossier() {}

    /// The whole file.
    static byte[] bytes(Edition edition) {
        return MADE.computeIfAbsent(edition, FinishedDossier::build).clone();
    }

    /// What a reader trusts who knows the log, the directory's root and the test authority.
    static Trust trust() {
        Envelope root = Envelope.read(new String(Objects.requireNonNull(CASE.get("directory.jsonl")),
                StandardCharsets.UTF_8).lines().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8));
        return new Trust(Optional.of(Policy.parse(Objects.requireNonNull(CASE.get("log/policy")))),
                Optional.of(VerificationKey.read(root.claimedKeys().getFirst())), anchors(), CLOCK);
    }

    private static TrustAnchors anchors() {
        if (SAMPLES.isEmpty()) {
            return Own.AUTHORITY.trust();
        }
        try {
            return TrustAnchors.read(List.of(SAMPLES.get().resolve("trust.pem")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SignatureRefused refused) {
            throw new IllegalStateException(refused);
        }
    }

    /// Signs as the dossier's own organisation does.
    static Seal seal(TestAuthority authority) {
        return new TestSeal(authority);
    }

    /// Who signed it, where it was made here.
    static TestAuthority authority() {
        return Own.AUTHORITY;
    }

    static TestAuthority stranger() {
        return TestAuthority.draw(CLOCK, RANDOM);
    }

    /// The whole file of the same case taken in person, made for each call.
    static byte[] ofOneTakenInPerson() {
        try {
            return build(Edition.FULL, SampleCase.filesOfOneTakenInPerson());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SealRefused refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static byte[] build(Edition edition) {
        try {
            if (SAMPLES.isPresent()) {
                return Files.readAllBytes(
                        SAMPLES.get().resolve(edition == Edition.FULL ? "en.asice" : "en-protected.asice"));
            }
            return build(edition, CASE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SealRefused refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static byte[] build(Edition edition, Map<String, byte[]> files) throws IOException, SealRefused {
        Path folder = Files.createTempDirectory("dossier");
        Path place = folder.resolve("file.asice");
        var plan = new DossierPlan(edition, Locale.ENGLISH, new MadeUpPaper(),
                Optional.of(seal(Own.AUTHORITY)), RANDOM);
        DossierBuild.of(CaseFolder.of(new FilesInMemory(files)), plan, _ -> new ShapesFound.Kept("CASE", 1))
                .write(place, _ -> {});
        byte[] bytes = Files.readAllBytes(place);
        Files.delete(place);
        Files.delete(folder);
        return bytes;
    }

    private record TestSeal(TestAuthority authority) implements Seal {
        private DossierSigner signer() throws SignatureRefused {
            var stamps = new TimeStamps(List.of(authority.timeStamps(CLOCK, RANDOM)), authority.trust(), RANDOM);
            return new DossierSigner(authority.organisation(), authority.lawyer(),
                    new SigningMaterial(authority.trust(), authority.lists(), stamps), CLOCK, RANDOM);
        }

        @Override
        public byte[] token(Digest digest) throws SealRefused {
            try {
                return signer().stamps().over(digest).response();
            } catch (SignatureRefused refused) {
                throw new SealRefused("No stamp.", refused);
            }
        }

        @Override
        public byte[] document(Path pdf, Path signed) throws IOException, SealRefused {
            try {
                return signer().signDocument(pdf, signed).etsi().getBytes(StandardCharsets.UTF_8);
            } catch (SignatureRefused refused) {
                throw new SealRefused("Not signed.", refused);
            }
        }

        @Override
        public byte[] manifests(SortedMap<String, byte[]> manifests) throws IOException, SealRefused {
            try {
                return signer().sealManifests(manifests).file();
            } catch (SignatureRefused refused) {
                throw new SealRefused("Not sealed.", refused);
            }
        }
    }
}
