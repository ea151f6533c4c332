package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.SortedMap;

import eu.europa.esig.dss.alert.exception.AlertException;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;

/// Signs a dossier: the lawyer signs the document she answers for, the organisation seals the manifests, and with them
/// everything. Nothing is handed out that a reader with the same anchors and no network would not pass.
public final class DossierSigner {
    private final SignatoryKey organisation;
    private final SignatoryKey lawyer;
    private final SigningMaterial material;
    private final Clock clock;
    private final SecureRandom random;

    /// @throws SignatureRefused with `WRONG_SIGNATORY` unless an organisation seals and a person signs, and with
    ///         `SAME_KEY` unless each has a key of its own
    public DossierSigner(SignatoryKey organisation, SignatoryKey lawyer, SigningMaterial material, Clock clock,
            SecureRandom random) throws SignatureRefused {
        if (organisation.signatory().kind() != Signatory.Kind.ORGANISATION
                || lawyer.signatory().kind() != Signatory.Kind.PERSON) {
            throw new SignatureRefused(SignatureRefused.Reason.WRONG_SIGNATORY);
        }
        if (organisation.certificate().getPublicKey().equals(lawyer.certificate().getPublicKey())) {
            throw new SignatureRefused(SignatureRefused.Reason.SAME_KEY);
        }
        this.organisation = organisation;
        this.lawyer = lawyer;
        this.material = material;
        this.clock = clock;
        this.random = random;
    }

    /// Who seals the manifests.
    public Signatory organisation() {
        return organisation.signatory();
    }

    /// Who signs the document.
    public Signatory lawyer() {
        return lawyer.signatory();
    }

    /// The authorities of time, for stamps over files and checkpoints.
    public TimeStamps stamps() {
        return material.stamps();
    }

    /// Signs a PDF as the lawyer, PAdES-BASELINE-LTA.
    ///
    /// @param signed written whole or not at all
    /// @return the judgement a reader will come to, with the ETSI report
    /// @throws SignatureRefused if it cannot be signed for good
    /// @throws IOException if reading or writing fails
    public SignatureReport signDocument(Path pdf, Path signed) throws SignatureRefused, IOException {
        Path draft = Files.createTempFile(Objects.requireNonNull(signed.toAbsolutePath().getParent()), "signing-",
                ".pdf");
        try {
            SignatureReport report = lasting(lawyer, (act, verifier, tokens) -> {
                new DocumentSignature(act).on(pdf, draft, verifier, tokens);
                return validation().document(draft);
            });
            Files.move(draft, signed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return report;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Seals the manifests as the organisation, XAdES-BASELINE-LTA.
    ///
    /// @param manifests each file to be signed by its path in the container
    /// @return the bytes of `META-INF/signatures.xml`
    /// @throws SignatureRefused if they cannot be sealed for good
    /// @throws IOException if the signature library fails
    public SealedManifests sealManifests(SortedMap<String, byte[]> manifests) throws SignatureRefused, IOException {
        if (manifests.isEmpty()) {
            throw new SignatureRefused(SignatureRefused.Reason.NOT_SIGNABLE, "There are no manifests.");
        }
        byte[][] made = new byte[1][];
        SignatureReport report = lasting(organisation, (act, verifier, tokens) -> {
            made[0] = new ManifestSignature(act).over(manifests, verifier, tokens);
            return validation().manifests(made[0], manifests);
        });
        return new SealedManifests(made[0], report);
    }

    private SignatureValidation validation() {
        return new SignatureValidation(material.trust(), clock);
    }

    private interface Making {
        SignatureReport make(SigningAct act, CertificateVerifier verifier, TokensOfASignature tokens)
                throws SignatureRefused, IOException;
    }

    /// Tries each authority of time, and gives only what lasts.
    private SignatureReport lasting(SignatoryKey key, Making making) throws SignatureRefused, IOException {
        SignatureRefused last = new SignatureRefused(SignatureRefused.Reason.NO_TIME_STAMP, "None is configured.");
        for (TimeStamps stamps : material.stamps().each()) {
            try {
                TokensOfASignature tokens = stamps.forASignature();
                SigningAct act = new SigningAct(key, clock.instant().truncatedTo(ChronoUnit.SECONDS), random);
                SignatureReport report = making.make(act, SignatureLibrary.maker(material, tokens), tokens);
                if (!report.lasts()) {
                    throw new SignatureRefused(SignatureRefused.Reason.NOT_LASTING, words(report));
                }
                return report;
            } catch (TokensOfASignature.NoToken none) {
                last = none.refused();
            } catch (AlertException alert) {
                throw SigningAlerts.refusal(alert);
            } catch (RuntimeException unsignable) {
                // The library meets a broken document with whatever exception it meets first.
                SignatureRefused refused = new SignatureRefused(SignatureRefused.Reason.NOT_SIGNABLE);
                refused.initCause(unsignable);
                throw refused;
            }
        }
        throw last;
    }

    private static String words(SignatureReport report) {
        return report.signatures().isEmpty() ? "" : report.signatures().getFirst().words() + ".";
    }
}
