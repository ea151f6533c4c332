package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;

/// Another maker's container, sealed although the certificates say no.
final class CarelessSigner {
    private CarelessSigner() {}

    static Path seal(Path folder, RevocationLists lists) throws IOException, SignatureRefused {
        List<DSSDocument> files = new ArrayList<>();
        TestSigning.MANIFESTS
                .forEach((path, bytes) -> files.add(new InMemoryDocument(bytes, path, MimeTypeEnum.TEXT)));
        var material = new SigningMaterial(TestSigning.AUTHORITY.trust(), lists,
                TestSigning.stamps(TestSigning.AUTHORITY));
        TokensOfASignature tokens = material.stamps().forASignature();
        var verifier = SignatureLibrary.maker(material, tokens);
        verifier.setAlertOnMissingRevocationData(new SilentOnStatusAlert());
        verifier.setAlertOnRevokedCertificate(new SilentOnStatusAlert());
        var parameters = new ASiCWithXAdESSignatureParameters();
        parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        parameters.setSignatureLevel(lists.lists().isEmpty()
                ? eu.europa.esig.dss.enumerations.SignatureLevel.XAdES_BASELINE_T
                : eu.europa.esig.dss.enumerations.SignatureLevel.XAdES_BASELINE_LTA);
        var act = new SigningAct(TestSigning.AUTHORITY.organisation(), TestSigning.CLOCK.instant(),
                TestSigning.RANDOM);
        act.apply(parameters, "anything");
        var service = new ASiCWithXAdESService(verifier);
        service.setTspSource(tokens);
        Path file = folder.resolve("careless.asice");
        service.signDocument(files, parameters, act.sign(service.getDataToSign(files, parameters)))
                .save(file.toString());
        return file;
    }
}
