package org.wwow.backup.dossier.signature;

import java.security.cert.X509Certificate;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

import org.wwow.backup.sealing.Digest;

/// Who a certificate names: a person who signs, or an organisation that seals (ETSI EN 319 412-2 and -3).
///
/// @param name the common name
/// @param key SHA-256 of the public key (SubjectPublicKeyInfo): one key can stand in many certificates
public record Signatory(Kind kind, String name, Optional<String> organisation, Standing standing, Digest key) {
    /// What a certificate can name.
    public enum Kind {
        /// A natural person: the subject has a given name, a surname or a pseudonym.
        PERSON,
        /// A legal person: the subject has an organisation, and no person's name.
        ORGANISATION,
        /// Neither is said.
        UNSTATED
    }

    /// Reads the subject of a certificate.
    static Signatory of(X509Certificate certificate) {
        X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        boolean person = first(subject, BCStyle.GIVENNAME).isPresent() || first(subject, BCStyle.SURNAME).isPresent()
                || first(subject, BCStyle.PSEUDONYM).isPresent();
        Optional<String> organisation = first(subject, BCStyle.O);
        Kind kind = person ? Kind.PERSON : organisation.isPresent() ? Kind.ORGANISATION : Kind.UNSTATED;
        return new Signatory(kind, first(subject, BCStyle.CN).orElse(""), organisation, Standing.of(certificate),
                Digest.hash(certificate.getPublicKey().getEncoded()));
    }

    private static Optional<String> first(X500Name name, ASN1ObjectIdentifier part) {
        RDN[] found = name.getRDNs(part);
        if (found.length == 0 || !(found[0].getFirst().getValue() instanceof ASN1String text)) {
            return Optional.empty();
        }
        return Optional.of(text.getString());
    }
}
