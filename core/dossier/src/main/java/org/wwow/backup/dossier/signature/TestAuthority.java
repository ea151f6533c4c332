package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CRLException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.bouncycastle.asn1.x500.style.BCStyle;

/// A certificate authority, a time-stamp authority, an organisation and a lawyer, to try dossiers with. Not qualified,
/// and every certificate says so.
public final class TestAuthority {
    /// Stands in the subject of every certificate it issues.
    public static final String MARK = "TEST AUTHORITY, NOT QUALIFIED";
    private static final String READ_ME = MARK + "\n\n"
            + "These keys and certificates show how a dossier is signed. They prove nothing to any court.\n\n"
            + "trust.pem          the root: what a reader of test dossiers trusts\n"
            + "revocation.pem     the lists of revoked certificates\n"
            + "organisation.p12   the seal of the organisation\n"
            + "lawyer.p12         the personal signature of the lawyer\n"
            + "time-stamping.p12  the time-stamp authority\n"
            + "time-stamping.pem  its certificate and the issuer's, for: openssl ts -verify -untrusted\n"
            + "authority.p12      the key that issued them all\n";

    private final SignatoryKey root;
    private final SignatoryKey authority;
    private final SignatoryKey timeStamping;
    private final SignatoryKey organisation;
    private final SignatoryKey lawyer;
    private final List<X509CRL> lists;

    private TestAuthority(TestCertificates certificates) {
        root = certificates.root();
        authority = certificates.issue(root, TestCertificates.Wanted.issuer("authority"));
        timeStamping = certificates.issue(authority, TestCertificates.Wanted.timeStamper(TestCertificates.LIFE));
        organisation = certificates.issue(authority, TestCertificates.Wanted.signatory(
                TestCertificates.marked("organisation")
                        .addRDN(BCStyle.O, "Synthetic organisation")
                        .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, "NTRXX-0000000000")
                        .addRDN(BCStyle.C, "XX")
                        .build()));
        lawyer = certificates.issue(authority, TestCertificates.Wanted.signatory(
                TestCertificates.marked("lawyer")
                        .addRDN(BCStyle.GIVENNAME, "Synthetic")
                        .addRDN(BCStyle.SURNAME, "Lawyer")
                        .addRDN(BCStyle.C, "XX")
                        .build()));
        lists = List.of(certificates.list(root, Map.of()), certificates.list(authority, Map.of()));
    }

    /// Draws new keys. They serve for ten years from the clock's time.
    public static TestAuthority draw(Clock clock, SecureRandom random) {
        return new TestAuthority(new TestCertificates(clock, random));
    }

    /// The seal of the organisation.
    public SignatoryKey organisation() {
        return organisation;
    }

    /// The personal signature of the lawyer.
    public SignatoryKey lawyer() {
        return lawyer;
    }

    /// Trusts its root.
    public TrustAnchors trust() {
        return TrustAnchors.of(List.of(root.certificate()));
    }

    /// What it revoked: nothing.
    public RevocationLists lists() {
        return RevocationLists.of(lists);
    }

    /// Its time-stamp authority, answering within this process.
    public TimeStampAuthority timeStamps(Clock clock, SecureRandom random) {
        return new TimeStampAuthority(MARK, new TestTimeStamps(timeStamping, clock, random),
                java.util.Set.of(TestTimeStamps.POLICY));
    }

    SignatoryKey authority() {
        return authority;
    }

    SignatoryKey root() {
        return root;
    }

    /// Lists that revoke certificates of its authority.
    RevocationLists revoking(TestCertificates certificates, Map<BigInteger, Instant> revoked) {
        return RevocationLists.of(List.of(lists.getFirst(), certificates.list(authority, revoked)));
    }

    /// Writes everything into a new or empty folder, keys encrypted under the passphrase and readable by this user only.
    ///
    /// @throws FileAlreadyExistsException if the folder holds anything: keys are never written over
    /// @throws IOException if writing fails
    public void write(Path folder, char[] passphrase) throws IOException {
        if (passphrase.length == 0) {
            throw new IllegalArgumentException("A passphrase is needed: keys are never written in the open.");
        }
        Files.createDirectories(folder);
        try (var there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new FileAlreadyExistsException(folder.toString());
            }
        }
        try {
            write(folder.resolve("READ-ME.txt"), READ_ME);
            write(folder.resolve("trust.pem"), CertificateFiles.pem("CERTIFICATE", root.certificate().getEncoded()));
            write(folder.resolve("time-stamping.pem"), pem(timeStamping));
            write(folder.resolve("revocation.pem"), pem(lists));
            for (var key : Map.of("organisation", organisation, "lawyer", lawyer, "time-stamping", timeStamping,
                    "authority", authority).entrySet()) {
                write(folder.resolve(key.getKey() + ".p12"), key.getValue(), passphrase);
            }
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("A key file could not be made.", failed);
        }
    }

    /// Reads the time-stamp authority of a folder written before, for a server that answers requests.
    ///
    /// @throws SignatureRefused if the key file cannot be opened
    /// @throws IOException if there is none
    public static TimeStampTransport timeStamps(Path folder, char[] passphrase, Clock clock, SecureRandom random)
            throws IOException, SignatureRefused {
        return new TestTimeStamps(SignatoryKey.open(folder.resolve("time-stamping.p12"), passphrase), clock, random);
    }

    private static String pem(SignatoryKey key) throws CertificateEncodingException {
        var text = new StringBuilder();
        for (var certificate : key.path().subList(0, key.path().size() - 1)) {
            text.append(CertificateFiles.pem("CERTIFICATE", certificate.getEncoded()));
        }
        return text.toString();
    }

    private static String pem(List<X509CRL> lists) throws CRLException {
        var text = new StringBuilder();
        for (X509CRL list : lists) {
            text.append(CertificateFiles.pem("X509 CRL", list.getEncoded()));
        }
        return text.toString();
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
    }

    private static void write(Path file, SignatoryKey key, char[] passphrase)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", key.key(), passphrase, key.path().toArray(Certificate[]::new));
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            store.store(out, passphrase);
        }
    }
}
