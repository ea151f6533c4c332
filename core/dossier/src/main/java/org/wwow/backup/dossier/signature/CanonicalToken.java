package org.wwow.backup.dossier.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Map;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The one form of a time-stamp token inside a signature file (docs/protocol/dossier.md section 9.4). What the
/// authority signed stays as it is; of the rest, which nothing covers, there is no choice left.
final class CanonicalToken {
    private static final Map<ASN1ObjectIdentifier, ASN1ObjectIdentifier> RSA = Map.of(
            NISTObjectIdentifiers.id_sha256, PKCSObjectIdentifiers.sha256WithRSAEncryption,
            NISTObjectIdentifiers.id_sha384, PKCSObjectIdentifiers.sha384WithRSAEncryption,
            NISTObjectIdentifiers.id_sha512, PKCSObjectIdentifiers.sha512WithRSAEncryption);
    private static final Map<ASN1ObjectIdentifier, ASN1ObjectIdentifier> ECDSA = Map.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256, NISTObjectIdentifiers.id_sha256,
            X9ObjectIdentifiers.ecdsa_with_SHA384, NISTObjectIdentifiers.id_sha384,
            X9ObjectIdentifiers.ecdsa_with_SHA512, NISTObjectIdentifiers.id_sha512);

    private static final Map<ASN1ObjectIdentifier, String> DIGESTS = Map.of(NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384", NISTObjectIdentifiers.id_sha512, "SHA-512");

    private CanonicalToken() {}

    /// Whether a token has its one form.
    static boolean is(byte[] token) {
        try {
            return Arrays.equals(of(token), token);
        } catch (SignatureRefused other) {
            return false;
        }
    }

    /// The one form of a token.
    ///
    /// @throws SignatureRefused with `NO_TOKEN` for one that can have none: several signers, no certificate of its own,
    ///         no ESSCertIDv2, a signature algorithm we do not know
    static byte[] of(byte[] token) throws SignatureRefused {
        try {
            ContentInfo outer = ContentInfo.getInstance(token);
            SignedData data = SignedData.getInstance(outer.getContent());
            require(outer.getContentType().equals(CMSObjectIdentifiers.signedData));
            require(data.getEncapContentInfo().getContentType().equals(PKCSObjectIdentifiers.id_ct_TSTInfo));
            require(data.getSignerInfos().size() == 1);
            SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
            Certificate own = own(data, signer);
            AlgorithmIdentifier digest = new AlgorithmIdentifier(signer.getDigestAlgorithm().getAlgorithm());
            require(RSA.containsKey(digest.getAlgorithm()));
            require(namesItsCertificate(signer, own));
            AlgorithmIdentifier algorithm = algorithm(signer, digest.getAlgorithm());
            byte[] value = value(signer, own);
            SignerInfo plain = new SignerInfo(
                    new SignerIdentifier(new IssuerAndSerialNumber(own.getIssuer(), own.getSerialNumber().getValue())),
                    digest, signer.getAuthenticatedAttributes(), algorithm, new DEROctetString(value), null);
            SignedData bare = new SignedData(new DERSet(digest), data.getEncapContentInfo(), new DERSet(own), null,
                    new DERSet(plain));
            return new ContentInfo(CMSObjectIdentifiers.signedData, bare).getEncoded(ASN1Encoding.DER);
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            throw new SignatureRefused(SignatureRefused.Reason.NO_TOKEN);
        }
    }

    private static Certificate own(SignedData data, SignerInfo signer) {
        IssuerAndSerialNumber wanted = IssuerAndSerialNumber.getInstance(signer.getSID().getId());
        for (ASN1Encodable one : data.getCertificates()) {
            if (one.toASN1Primitive() instanceof ASN1Sequence) {
                Certificate certificate = Certificate.getInstance(one);
                if (certificate.getSerialNumber().equals(wanted.getSerialNumber())
                        && certificate.getIssuer().equals(wanted.getName())) {
                    return certificate;
                }
            }
        }
        throw new IllegalArgumentException("no certificate of its own");
    }

    /// The certificate is the one whose digest the authority signed: else a changed one would be overlooked where
    /// the right one stands elsewhere in the file.
    private static boolean namesItsCertificate(SignerInfo signer, Certificate own)
            throws IOException, NoSuchAlgorithmException {
        Attribute named = new AttributeTable(signer.getAuthenticatedAttributes())
                .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (named == null || named.getAttrValues().size() != 1) {
            return false;
        }
        ESSCertIDv2 first = SigningCertificateV2.getInstance(named.getAttrValues().getObjectAt(0)).getCerts()[0];
        String algorithm = DIGESTS.get(first.getHashAlgorithm().getAlgorithm());
        return algorithm != null && MessageDigest.isEqual(
                MessageDigest.getInstance(algorithm).digest(own.getEncoded(ASN1Encoding.DER)), first.getCertHash());
    }

    private static AlgorithmIdentifier algorithm(SignerInfo signer, ASN1ObjectIdentifier digest) {
        AlgorithmIdentifier stated = signer.getDigestEncryptionAlgorithm();
        ASN1ObjectIdentifier name = stated.getAlgorithm();
        if (digest.equals(ECDSA.get(name))) {
            return new AlgorithmIdentifier(name);
        }
        if (name.equals(PKCSObjectIdentifiers.rsaEncryption) || name.equals(RSA.get(digest))) {
            return new AlgorithmIdentifier(RSA.get(digest), DERNull.INSTANCE);
        }
        require(name.equals(PKCSObjectIdentifiers.id_RSASSA_PSS));
        return stated;
    }

    /// Of the two equal signatures of ECDSA, the one with the smaller number.
    private static byte[] value(SignerInfo signer, Certificate own) throws IOException, CertificateException {
        byte[] value = signer.getEncryptedDigest().getOctets();
        var certificate = (X509Certificate) CertificateFiles.factory()
                .generateCertificate(new ByteArrayInputStream(own.getEncoded()));
        if (!(certificate.getPublicKey() instanceof ECPublicKey key)) {
            return value;
        }
        ASN1Sequence pair = ASN1Sequence.getInstance(value);
        require(pair.size() == 2);
        BigInteger first = ASN1Integer.getInstance(pair.getObjectAt(0)).getPositiveValue();
        BigInteger second = ASN1Integer.getInstance(pair.getObjectAt(1)).getPositiveValue();
        BigInteger order = key.getParams().getOrder();
        BigInteger smaller = second.min(order.subtract(second));
        return new DERSequence(new ASN1Encodable[]{new ASN1Integer(first), new ASN1Integer(smaller)})
                .getEncoded(ASN1Encoding.DER);
    }

    private static void require(boolean held) {
        if (!held) {
            throw new IllegalArgumentException("not a token that can stand in a signature");
        }
    }
}
