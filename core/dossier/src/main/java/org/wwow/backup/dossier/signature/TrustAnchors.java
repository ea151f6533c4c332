package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;

/// The certificates a reader believes without proof. The reader chooses them; nothing in a dossier does.
public final class TrustAnchors {
    private final List<X509Certificate> certificates;

    private TrustAnchors(List<X509Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /// Anchors that were read already.
    public static TrustAnchors of(Collection<X509Certificate> certificates) {
        return new TrustAnchors(List.copyOf(certificates));
    }

    /// Reads files of certificates, PEM or DER.
    ///
    /// @throws SignatureRefused with `CERTIFICATES` for a file that holds none
    /// @throws IOException if a file cannot be read
    public static TrustAnchors read(List<Path> files) throws IOException, SignatureRefused {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(CertificateFiles.certificates(file));
        }
        return new TrustAnchors(all);
    }

    /// The anchors.
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /// Finds the path from a certificate to an anchor at a time, without any revocation (RFC 5280 section 6).
    ///
    /// @param between certificates that may lie between
    /// @return the certificate and its issuers up to the one an anchor issued, the anchor itself last
    /// @throws SignatureRefused with `NO_PATH`
    List<X509Certificate> path(X509Certificate end, Collection<X509Certificate> between, Instant at)
            throws SignatureRefused {
        if (certificates.isEmpty()) {
            throw new SignatureRefused(SignatureRefused.Reason.NO_PATH);
        }
        try {
            var wanted = new X509CertSelector();
            wanted.setCertificate(end);
            var question = new PKIXBuilderParameters(certificates.stream()
                    .map(anchor -> new TrustAnchor(anchor, null))
                    .collect(Collectors.toSet()), wanted);
            List<X509Certificate> known = new ArrayList<>(between);
            known.add(end);
            question.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
            question.setRevocationEnabled(false);
            question.setDate(Date.from(at));
            var built = (java.security.cert.PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX")
                    .build(question);
            List<X509Certificate> path = new ArrayList<>();
            built.getCertPath().getCertificates().forEach(one -> path.add((X509Certificate) one));
            path.add(built.getTrustAnchor().getTrustedCert());
            return path;
        } catch (GeneralSecurityException none) {
            throw new SignatureRefused(SignatureRefused.Reason.NO_PATH);
        }
    }

    CommonTrustedCertificateSource source() {
        var source = new CommonTrustedCertificateSource();
        certificates.forEach(certificate -> source.addCertificate(new CertificateToken(certificate)));
        return source;
    }
}
