package org.wwow.backup.dossier.signature;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/// Tokens for one signature, in the one form they have there. The certificates that are taken out of a token are
/// offered as a source, so that they stand among the validation data, which a later token covers.
final class TokensOfASignature implements TSPSource {
    private static final long serialVersionUID = 1L;

    private final transient TimeStamps stamps;
    private final CommonCertificateSource issuers = new CommonCertificateSource();

    TokensOfASignature(TimeStamps stamps) {
        this.stamps = stamps;
    }

    CommonCertificateSource issuers() {
        return issuers;
    }

    @Override
    public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        try {
            TimeStamp stamp = stamps.over(new ASN1ObjectIdentifier(algorithm.getOid()), digest);
            keepIssuers(stamp);
            return new TimestampBinary(CanonicalToken.of(stamp.tokenBytes()));
        } catch (SignatureRefused refused) {
            throw new NoToken(refused);
        }
    }

    private void keepIssuers(TimeStamp stamp) {
        TimeStamps.issuers(stamp).forEach(one -> issuers.addCertificate(new CertificateToken(one)));
    }

    /// Carries a refusal through the library.
    static final class NoToken extends DSSException {
        private static final long serialVersionUID = 1L;
        private final SignatureRefused refused;

        NoToken(SignatureRefused refused) {
            super(refused);
            this.refused = refused;
        }

        SignatureRefused refused() {
            return refused;
        }
    }
}
