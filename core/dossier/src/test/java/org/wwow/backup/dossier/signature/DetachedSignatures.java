package org.wwow.backup.dossier.signature;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

import eu.europa.esig.dss.cades.CAdESSignatureParameters;
import eu.europa.esig.dss.cades.signature.CAdESService;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.InMemoryDocument;

/// CAdES-BASELINE-LTA as a court's own program would make it.
public final class DetachedSignatures {
    private static final SecureRandom RANDOM = new SecureRandom();

    private DetachedSignatures() {}

    /// A signature that stands apart from what it signs.
    public static byte[] over(byte[] bytes, TestAuthority who, Clock clock) throws Exception {
        return made(bytes, who, clock, SignaturePackaging.DETACHED);
    }

    /// A signature that brings what it signs.
    public static byte[] around(byte[] bytes, TestAuthority who, Clock clock) throws Exception {
        return made(bytes, who, clock, SignaturePackaging.ENVELOPING);
    }

    private static byte[] made(byte[] bytes, TestAuthority who, Clock clock, SignaturePackaging packaging)
            throws Exception {
        var stamps = new TimeStamps(List.of(who.timeStamps(clock, RANDOM)), who.trust(), RANDOM);
        var material = new SigningMaterial(who.trust(), who.lists(), stamps);
        TokensOfASignature tokens = stamps.forASignature();
        var parameters = new CAdESSignatureParameters();
        parameters.setSignatureLevel(eu.europa.esig.dss.enumerations.SignatureLevel.CAdES_BASELINE_LTA);
        parameters.setSignaturePackaging(packaging);
        var act = new SigningAct(who.organisation(), clock.instant(), RANDOM);
        act.apply(parameters, "registry");
        var service = new CAdESService(SignatureLibrary.maker(material, tokens));
        service.setTspSource(tokens);
        var document = new InMemoryDocument(bytes, "file.asice");
        var out = new ByteArrayOutputStream();
        service.signDocument(document, parameters, act.sign(service.getDataToSign(document, parameters)))
                .writeTo(out);
        return out.toByteArray();
    }
}
