package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;

import org.wwow.backup.sealing.Digest;

/// Tokens that are well made in all but the right of their key to make them.
final class ForgedTokens {
    private ForgedTokens() {}

    static byte[] response(SignatoryKey key, TimeStampRequest request, Date time)
            throws TSPException, GeneralSecurityException, IOException {
        var info = new TSTInfo(new ASN1ObjectIdentifier(TestTimeStamps.POLICY),
                new MessageImprint(
                        new org.bouncycastle.asn1.x509.AlgorithmIdentifier(request.getMessageImprintAlgOID()),
                        request.getMessageImprintDigest()),
                new ASN1Integer(BigInteger.TEN), new ASN1GeneralizedTime(time), null, null,
                new ASN1Integer(request.getNonce()), null, null);
        try {
            ContentInfo token = signed(key, info).toASN1Structure();
            return new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[]{
                new PKIStatusInfo(org.bouncycastle.asn1.cmp.PKIStatus.granted), token}).getEncoded();
        } catch (CMSException | OperatorCreationException failed) {
            throw new TSPException("forging failed", failed);
        }
    }

    private static CMSSignedData signed(SignatoryKey key, TSTInfo info)
            throws CMSException, OperatorCreationException, GeneralSecurityException, IOException {
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(
                new SigningCertificateV2(new ESSCertIDv2(Digest.hash(key.certificate().getEncoded()).bytes())))));
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .setSignedAttributeGenerator(
                                new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
                        .build(new JcaContentSignerBuilder("SHA384withECDSA").build(key.key()), key.certificate()));
        generator.addCertificates(new JcaCertStore(List.copyOf(key.path())));
        return generator.generate(
                new CMSProcessableByteArray(PKCSObjectIdentifiers.id_ct_TSTInfo, info.getEncoded()), true);
    }

}
