package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import eu.europa.esig.dss.asic.xades.ASiCWithXAdESSignatureParameters;
import eu.europa.esig.dss.asic.xades.signature.ASiCWithXAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;

/// XAdES-BASELINE-LTA over the manifests of a bag, detached, as an ASiC-E container holds it (ETSI EN 319 162-1
/// section 4.4), brought into its one form.
final class ManifestSignature {
    /// Where the signature file stands in the container.
    static final String PATH = "META-INF/signatures.xml";
    /// What the organisation says it is.
    static final String ROLE = "seal of the organisation";

    private final SigningAct act;

    ManifestSignature(SigningAct act) {
        this.act = act;
    }

    byte[] over(SortedMap<String, byte[]> manifests, CertificateVerifier verifier, TokensOfASignature tokens)
            throws SignatureRefused, IOException {
        List<DSSDocument> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : manifests.entrySet()) {
            files.add(new InMemoryDocument(file.getValue(), file.getKey(), MimeTypeEnum.TEXT));
        }
        var parameters = new ASiCWithXAdESSignatureParameters();
        parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        parameters.setSignatureLevel(eu.europa.esig.dss.enumerations.SignatureLevel.XAdES_BASELINE_LTA);
        act.apply(parameters, ROLE);
        parameters.setReferenceDigestAlgorithm(DigestAlgorithm.SHA512);
        parameters.getSignatureTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA512);
        parameters.getArchiveTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA512);
        var service = new ASiCWithXAdESService(verifier);
        service.setTspSource(tokens);
        DSSDocument container = service.signDocument(files, parameters,
                act.sign(service.getDataToSign(files, parameters)));
        return SignatureForm.bring(signatureFile(container));
    }

    private static byte[] signatureFile(DSSDocument container) throws IOException {
        try (InputStream bytes = container.openStream(); ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("META-INF/signatures")) {
                    return zip.readAllBytes();
                }
            }
        }
        throw new IOException("The signature library made no signature file.");
    }
}
