package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Draws keys and issues certificates and revocation lists for the test authority. Every subject bears its mark.
final class TestCertificates {
    static final Duration LIFE = Duration.ofDays(3_653);
    private static final String ALGORITHM = "SHA384withECDSA";
    /// Readers want to be told where lists lie; this name is one that nobody can ever own (RFC 2606).
    private static final CRLDistPoint LISTS = new CRLDistPoint(new DistributionPoint[]{
        new DistributionPoint(new DistributionPointName(new GeneralNames(new GeneralName(
                GeneralName.uniformResourceIdentifier, "http://test-authority.invalid/revocation.crl"))), null, null)});

    private final Clock clock;
    private final SecureRandom random;

    TestCertificates(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /// Who a certificate is for and what it may do.
    ///
    /// @param usage bits of [KeyUsage]
    record Wanted(X500Name subject, int usage, boolean issues, List<KeyPurposeId> purposes, Duration life) {
        static Wanted issuer(String name) {
            return new Wanted(marked(name).build(), KeyUsage.keyCertSign | KeyUsage.cRLSign, true, List.of(), LIFE);
        }

        static Wanted signatory(X500Name subject) {
            return new Wanted(subject, KeyUsage.nonRepudiation, false, List.of(), LIFE);
        }

        static Wanted timeStamper(Duration life) {
            X500Name subject = marked("time-stamping").addRDN(BCStyle.O, "Synthetic organisation").build();
            return new Wanted(subject, KeyUsage.digitalSignature, false, List.of(KeyPurposeId.id_kp_timeStamping),
                    life);
        }
    }

    static X500NameBuilder marked(String name) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, TestAuthority.MARK + ": " + name);
    }

    KeyPair draw() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("Every JDK has P-384.", never);
        }
    }

    SignatoryKey root() {
        KeyPair keys = draw();
        Wanted wanted = Wanted.issuer("root");
        X509Certificate certificate = issue(keys, wanted.subject(), keys, wanted);
        return new SignatoryKey(keys.getPrivate(), List.of(certificate));
    }

    SignatoryKey issue(SignatoryKey issuer, Wanted wanted) {
        KeyPair keys = draw();
        X509Certificate certificate = issue(new KeyPair(issuer.certificate().getPublicKey(), issuer.key()),
                X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded()), keys, wanted);
        var path = new java.util.ArrayList<X509Certificate>();
        path.add(certificate);
        path.addAll(issuer.path());
        return new SignatoryKey(keys.getPrivate(), path);
    }

    /// Another subject's name over a key that has a certificate already.
    SignatoryKey reissue(SignatoryKey issuer, SignatoryKey key, X509Certificate subject) {
        Wanted wanted = Wanted.signatory(X500Name.getInstance(subject.getSubjectX500Principal().getEncoded()));
        return new SignatoryKey(key.key(), List.of(issue(new KeyPair(issuer.certificate().getPublicKey(), issuer.key()),
                X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded()),
                new KeyPair(key.certificate().getPublicKey(), key.key()), wanted), issuer.certificate()));
    }

    private X509Certificate issue(KeyPair issuer, X500Name issuerName, KeyPair keys, Wanted wanted) {
        Instant from = now();
        try {
            var utilities = new JcaX509ExtensionUtils();
            var builder = new JcaX509v3CertificateBuilder(issuerName, serial(), Date.from(from),
                    Date.from(from.plus(wanted.life())), wanted.subject(), keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(wanted.issues()));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(wanted.usage()));
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    utilities.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    utilities.createAuthorityKeyIdentifier(issuer.getPublic()));
            if (!issuerName.equals(wanted.subject())) {
                builder.addExtension(Extension.cRLDistributionPoints, false, LISTS);
            }
            if (!wanted.purposes().isEmpty()) {
                builder.addExtension(Extension.extendedKeyUsage, true,
                        new ExtendedKeyUsage(wanted.purposes().toArray(KeyPurposeId[]::new)));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(issuer.getPrivate())));
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException("A test certificate could not be made.", failed);
        }
    }

    /// A list of revoked serial numbers, with when each was revoked.
    X509CRL list(SignatoryKey issuer, Map<BigInteger, Instant> revoked) {
        Instant from = now();
        try {
            var builder = new JcaX509v2CRLBuilder(issuer.certificate().getSubjectX500Principal(), Date.from(from));
            builder.setNextUpdate(Date.from(from.plus(LIFE)));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.certificate()));
            revoked.forEach((serial, when) -> builder.addCRLEntry(serial, Date.from(when), CRLReason.keyCompromise));
            return new JcaX509CRLConverter().getCRL(builder.build(signer(issuer.key())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IllegalStateException("A test revocation list could not be made.", failed);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private BigInteger serial() {
        return new BigInteger(120, random).setBit(120);
    }

    private ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder(ALGORITHM).setSecureRandom(random).build(key);
    }
}
