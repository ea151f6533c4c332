package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.function.UnaryOperator;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwow.backup.dossier.signature.TestSigning.AUTHORITY;

/// Everything in a token that its authority did not sign could be written otherwise, and the token would still be
/// believed. Each such way is brought back to the one form, and refused where the form is asked for.
class TheOneFormOfAToken {
    private final byte[] given = token();
    private final byte[] canonical = canonical(given);

    @Test
    void isItsOwnForm() throws SignatureRefused {
        assertThat(CanonicalToken.is(canonical)).isTrue();
        assertThat(CanonicalToken.of(canonical)).isEqualTo(canonical);
    }

    @Test
    void holdsTheAuthoritysCertificateAlone() {
        assertThat(data(canonical).getCertificates().size()).isEqualTo(1);
        assertThat(data(given).getCertificates().size()).isGreaterThan(1);
    }

    @Test
    void leavesOutOtherCertificates() {
        isBroughtBack(data -> with(data, data.getDigestAlgorithms(), data(given).getCertificates(), signer(data)));
    }

    @Test
    void leavesOutAttributesThatNobodySigned() {
        isBroughtBack(data -> signedBy(data, signer -> new SignerInfo(signer.getSID(), signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(), signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(), new DERSet(new Attribute(new ASN1ObjectIdentifier("1.2.3"),
                        new DERSet(new DERUTF8String("anything")))))));
    }

    @Test
    void knowsOneOfTheTwoSignaturesThatAreEqual() {
        BigInteger order = ((ECPublicKey) AUTHORITY.organisation().certificate().getPublicKey()).getParams().getOrder();
        isBroughtBack(data -> signedBy(data, signer -> new SignerInfo(signer.getSID(), signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(), signer.getDigestEncryptionAlgorithm(),
                new DEROctetString(other(signer.getEncryptedDigest().getOctets(), order)), (ASN1Set) null)));
    }

    @Test
    void writesAlgorithmsWithoutEmptyParameters() {
        isBroughtBack(data -> signedBy(data, signer -> new SignerInfo(signer.getSID(),
                new AlgorithmIdentifier(signer.getDigestAlgorithm().getAlgorithm(), DERNull.INSTANCE),
                signer.getAuthenticatedAttributes(), signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(), (ASN1Set) null)));
    }

    @Test
    void listsTheOneDigestAlgorithmThatIsUsed() {
        isBroughtBack(data -> with(data,
                new DERSet(new ASN1Encodable[]{data.getDigestAlgorithms().getObjectAt(0),
                    new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.14.3.2.26"))}),
                data.getCertificates(), signer(data)));
    }

    @Test
    void isStrictlyEncoded() throws IOException, SignatureRefused {
        byte[] loose = ContentInfo.getInstance(canonical).getEncoded(ASN1Encoding.BER);
        byte[] indefinite = new org.bouncycastle.asn1.BERSequence(
                new ASN1Encodable[]{ContentInfo.getInstance(canonical).getContentType(),
                    new org.bouncycastle.asn1.BERTaggedObject(0, data(canonical))})
                .getEncoded();

        assertThat(indefinite).isNotEqualTo(canonical);
        assertThat(CanonicalToken.is(indefinite)).isFalse();
        assertThat(CanonicalToken.of(indefinite)).isEqualTo(canonical);
        assertThat(CanonicalToken.of(loose)).isEqualTo(canonical);
    }

    @Test
    void refusesTwoSigners() {
        SignedData data = data(canonical);
        var twice = new ASN1EncodableVector();
        twice.add(signer(data));
        twice.add(signer(data));
        refuses(bytes(new SignedData(data.getDigestAlgorithms(), data.getEncapContentInfo(), data.getCertificates(),
                null, new org.bouncycastle.asn1.DLSet(twice))));
    }

    @Test
    void refusesATokenWithoutItsCertificate() {
        SignedData data = data(canonical);
        refuses(bytes(with(data, data.getDigestAlgorithms(), new DERSet(), signer(data))));
        refuses(bytes(with(data, data.getDigestAlgorithms(),
                new DERSet(Certificate.getInstance(data(given).getCertificates().toArray()[1])), signer(data))));
    }

    /// The right certificate may stand elsewhere in the file, and a reader would take that one.
    @Test
    void refusesEveryChangedByteOfItsCertificate() throws IOException {
        byte[] certificate = Certificate.getInstance(data(canonical).getCertificates().getObjectAt(0)).getEncoded();
        int from = org.bouncycastle.util.encoders.Hex.toHexString(canonical)
                .indexOf(org.bouncycastle.util.encoders.Hex.toHexString(certificate)) / 2;
        assertThat(from).isPositive();
        for (int at = from; at < from + certificate.length; at++) {
            byte[] changed = canonical.clone();
            changed[at] ^= 1;
            assertThat(CanonicalToken.is(changed)).as("byte %s", at).isFalse();
        }
    }

    @Test
    void refusesWhatIsNoToken() {
        for (byte[] none : List.of(new byte[0], new byte[]{0x30, 0}, new byte[1_000],
                java.util.Arrays.copyOf(canonical, canonical.length - 1),
                java.util.Arrays.copyOf(canonical, canonical.length + 1))) {
            refuses(none);
        }
    }

    private void isBroughtBack(UnaryOperator<SignedData> change) {
        byte[] changed = bytes(change.apply(data(canonical)));

        assertThat(changed).isNotEqualTo(canonical);
        assertThat(CanonicalToken.is(changed)).isFalse();
        assertThat(canonical(changed)).isEqualTo(canonical);
    }

    private static void refuses(byte[] token) {
        assertThat(CanonicalToken.is(token)).isFalse();
        assertThatThrownBy(() -> CanonicalToken.of(token)).isInstanceOf(SignatureRefused.class);
    }

    private static SignedData signedBy(SignedData data, UnaryOperator<SignerInfo> change) {
        return with(data, data.getDigestAlgorithms(), data.getCertificates(), change.apply(signer(data)));
    }

    private static SignedData with(SignedData data, ASN1Set digests, ASN1Set certificates, SignerInfo signer) {
        return new SignedData(digests, data.getEncapContentInfo(), certificates, null, new DERSet(signer));
    }

    private static SignerInfo signer(SignedData data) {
        return SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
    }

    private static SignedData data(byte[] token) {
        return SignedData.getInstance(ContentInfo.getInstance(token).getContent());
    }

    private static byte[] bytes(SignedData data) {
        try {
            return new ContentInfo(org.bouncycastle.asn1.cms.CMSObjectIdentifiers.signedData, data)
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] other(byte[] signature, BigInteger order) {
        ASN1Sequence pair = ASN1Sequence.getInstance(signature);
        BigInteger second = ASN1Integer.getInstance(pair.getObjectAt(1)).getPositiveValue();
        try {
            return new DERSequence(new ASN1Encodable[]{pair.getObjectAt(0), new ASN1Integer(order.subtract(second))})
                    .getEncoded();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] canonical(byte[] token) {
        try {
            return CanonicalToken.of(token);
        } catch (SignatureRefused refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static byte[] token() {
        try {
            return TestSigning.stamps(AUTHORITY)
                    .over(Digest.hash("bytes".getBytes(StandardCharsets.UTF_8)))
                    .tokenBytes();
        } catch (SignatureRefused refused) {
            throw new IllegalStateException(refused);
        }
    }
}
