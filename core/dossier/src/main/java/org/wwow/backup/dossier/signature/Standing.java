package org.wwow.backup.dossier.signature;

import java.security.cert.X509Certificate;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;

/// What a certificate or token says of itself under Regulation (EU) 910/2014. Never more: whether an authority *is*
/// qualified stands in the trusted lists of the Member States, which no offline reader holds.
public enum Standing {
    /// Made by our test authority: proves how it works and nothing else.
    TEST_AUTHORITY,
    /// Says nothing of being qualified. It proves what its authority is believed to prove.
    NOT_QUALIFIED,
    /// Says that it is qualified (ETSI EN 319 412-5, EN 319 422); to be looked up in the trusted list of its country.
    SAYS_QUALIFIED;

    private static final String QUALIFIED_STATEMENTS = "1.3.6.1.5.5.7.1.3";
    private static final ASN1ObjectIdentifier QUALIFIED_CERTIFICATE = new ASN1ObjectIdentifier("0.4.0.1862.1.1");
    private static final ASN1ObjectIdentifier QUALIFIED_TIME_STAMP = new ASN1ObjectIdentifier("0.4.0.19422.1.1");

    /// What a signatory's certificate says.
    static Standing of(X509Certificate certificate) {
        if (isTest(certificate.getSubjectX500Principal()) || isTest(certificate.getIssuerX500Principal())) {
            return TEST_AUTHORITY;
        }
        byte[] extension = certificate.getExtensionValue(QUALIFIED_STATEMENTS);
        return extension != null && states(ASN1OctetString.getInstance(extension).getOctets(), QUALIFIED_CERTIFICATE)
                ? SAYS_QUALIFIED
                : NOT_QUALIFIED;
    }

    /// What a token says, together with the certificate it is signed with.
    static Standing of(X509Certificate certificate,
            org.bouncycastle.asn1.x509.@org.jspecify.annotations.Nullable Extensions token) {
        Standing own = of(certificate);
        Extension statements = token == null ? null : token.getExtension(Extension.qCStatements);
        if (own == TEST_AUTHORITY || statements == null) {
            return own;
        }
        return states(statements.getExtnValue().getOctets(), QUALIFIED_TIME_STAMP) ? SAYS_QUALIFIED : own;
    }

    private static boolean isTest(X500Principal name) {
        for (RDN part : X500Name.getInstance(name.getEncoded()).getRDNs()) {
            for (var value : part.getTypesAndValues()) {
                if (value.getValue().toString().contains(TestAuthority.MARK)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean states(byte[] statements, ASN1ObjectIdentifier wanted) {
        try {
            for (var statement : ASN1Sequence.getInstance(statements)) {
                if (ASN1Sequence.getInstance(statement).getObjectAt(0).equals(wanted)) {
                    return true;
                }
            }
            return false;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notStatements) {
            return false;
        }
    }
}
