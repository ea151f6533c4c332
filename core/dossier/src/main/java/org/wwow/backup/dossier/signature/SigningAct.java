package org.wwow.backup.dossier.signature;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;

/// One key signing at one time.
///
/// @param time what the signature claims as its time
record SigningAct(SignatoryKey key, Instant time, SecureRandom random) {
    private static final int BITS_OF_P384 = 384;
    private static final int BITS_OF_P256 = 256;

    void apply(AbstractSignatureParameters<?> parameters, String role) throws SignatureRefused {
        SignatureAlgorithm algorithm = algorithm();
        parameters.setSigningCertificate(new CertificateToken(key.certificate()));
        parameters.setCertificateChain(key.path().stream().map(CertificateToken::new).toList());
        parameters.setEncryptionAlgorithm(algorithm.getEncryptionAlgorithm());
        parameters.setDigestAlgorithm(algorithm.getDigestAlgorithm());
        parameters.bLevel().setSigningDate(Date.from(time));
        parameters.bLevel().setClaimedSignerRoles(List.of(role));
    }

    SignatureValue sign(ToBeSigned bytes) throws SignatureRefused {
        SignatureAlgorithm algorithm = algorithm();
        try {
            Signature signature = Signature.getInstance(algorithm.getJCEId());
            PrivateKey secret = key.key();
            signature.initSign(secret, random);
            signature.update(bytes.getBytes());
            return new SignatureValue(algorithm, signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new SignatureRefused(SignatureRefused.Reason.NOT_ONE_KEY, "The key cannot sign.");
        }
    }

    private SignatureAlgorithm algorithm() throws SignatureRefused {
        return switch (key.certificate().getPublicKey()) {
            case ECPublicKey curve -> SignatureAlgorithm.getAlgorithm(EncryptionAlgorithm.ECDSA,
                    digest(curve.getParams().getOrder().bitLength()));
            case RSAPublicKey _ -> SignatureAlgorithm.RSA_SHA512;
            default -> throw new SignatureRefused(SignatureRefused.Reason.NOT_ONE_KEY, "It is neither ECDSA nor RSA.");
        };
    }

    private static DigestAlgorithm digest(int bits) {
        if (bits <= BITS_OF_P256) {
            return DigestAlgorithm.SHA256;
        }
        return bits <= BITS_OF_P384 ? DigestAlgorithm.SHA384 : DigestAlgorithm.SHA512;
    }
}
