package org.wwow.backup.dossier.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Certificates and revocation lists in files, PEM (RFC 7468) or DER.
final class CertificateFiles {
    private static final long LARGEST = 64L << 20;

    private CertificateFiles() {}

    static List<X509Certificate> certificates(Path file) throws IOException, SignatureRefused {
        try {
            List<X509Certificate> found = new ArrayList<>();
            factory().generateCertificates(bytes(file)).forEach(one -> found.add((X509Certificate) one));
            return some(found);
        } catch (GeneralSecurityException unreadable) {
            throw new SignatureRefused(SignatureRefused.Reason.CERTIFICATES);
        }
    }

    static List<X509CRL> lists(Path file) throws IOException, SignatureRefused {
        try {
            List<X509CRL> found = new ArrayList<>();
            factory().generateCRLs(bytes(file)).forEach(one -> found.add((X509CRL) one));
            return some(found);
        } catch (GeneralSecurityException unreadable) {
            throw new SignatureRefused(SignatureRefused.Reason.CERTIFICATES);
        }
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("Every JDK reads X.509.", never);
        }
    }

    private static ByteArrayInputStream bytes(Path file) throws IOException, SignatureRefused {
        if (Files.size(file) > LARGEST) {
            throw new SignatureRefused(SignatureRefused.Reason.CERTIFICATES);
        }
        return new ByteArrayInputStream(Files.readAllBytes(file));
    }

    private static <T> List<T> some(List<T> found) throws SignatureRefused {
        if (found.isEmpty()) {
            throw new SignatureRefused(SignatureRefused.Reason.CERTIFICATES);
        }
        return found;
    }
}
