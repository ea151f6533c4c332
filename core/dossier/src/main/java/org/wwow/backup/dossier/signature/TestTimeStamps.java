package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// The time-stamp authority of the test authority: answers requests of RFC 3161 within this process.
public final class TestTimeStamps implements TimeStampTransport {
    /// The policy every token of it names; drawn once for this purpose (ITU-T X.667).
    public static final String POLICY = "2.25.130285193246850321750961138203460713479";
    private static final Set<String> ACCEPTED = Set.of(NISTObjectIdentifiers.id_sha256.getId(),
            NISTObjectIdentifiers.id_sha384.getId(), NISTObjectIdentifiers.id_sha512.getId());

    private final SignatoryKey key;
    private final Clock clock;
    private final SecureRandom random;

    TestTimeStamps(SignatoryKey key, Clock clock, SecureRandom random) {
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public byte[] answer(byte[] request) throws IOException {
        try {
            var responses = new TimeStampResponseGenerator(tokens(), ACCEPTED, Set.of(POLICY), Set.of());
            BigInteger serial = new BigInteger(63, random).setBit(63);
            return responses.generate(new TimeStampRequest(request), serial, Date.from(clock.instant())).getEncoded();
        } catch (TSPException | GeneralSecurityException | OperatorCreationException failed) {
            throw new IOException("No token could be made.", failed);
        }
    }

    private TimeStampTokenGenerator tokens() throws TSPException, GeneralSecurityException, OperatorCreationException {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        var generator = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA384withECDSA", key.key(), key.certificate()),
                digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier(POLICY));
        generator.setAccuracySeconds(1);
        generator.addCertificates(new JcaCertStore(List.copyOf(key.path())));
        return generator;
    }
}
