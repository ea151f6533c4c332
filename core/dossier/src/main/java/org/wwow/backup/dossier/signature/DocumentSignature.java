package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.signature.resources.TempFileResourcesHandlerBuilder;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;

/// PAdES-BASELINE-LTA in a PDF (ETSI EN 319 142-1). Everything is added behind what was there, so that a PDF/A-3 stays
/// one.
final class DocumentSignature {
    /// What the lawyer says she is.
    static final String ROLE = "responsible lawyer";
    /// Bytes kept free for the signature: with a long path and a token none needs half of it.
    private static final int SLOT = 32 << 10;

    private final SigningAct act;

    DocumentSignature(SigningAct act) {
        this.act = act;
    }

    void on(Path pdf, Path signed, CertificateVerifier verifier, TokensOfASignature tokens)
            throws SignatureRefused, IOException {
        Path folder = Objects.requireNonNull(signed.toAbsolutePath().getParent());
        DSSDocument document = new FileDocument(pdf.toFile());
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(eu.europa.esig.dss.enumerations.SignatureLevel.PAdES_BASELINE_LTA);
        act.apply(parameters, ROLE);
        parameters.setSignerName(act.key().signatory().name());
        parameters.setContentSize(SLOT);
        parameters.getSignatureTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA512);
        parameters.getArchiveTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA512);
        parameters.getArchiveTimestampParameters().setContentSize(SLOT);
        // What is written on the way stays beside the result, in the folder its owner chose, and goes when it is done.
        var onTheWay = new TempFileResourcesHandlerBuilder().setTempFileDirectory(folder.toFile());
        try {
            var documents = SignatureLibrary.documents();
            documents.setResourcesHandlerBuilder(onTheWay);
            var service = new PAdESService(verifier);
            service.setPdfObjFactory(documents);
            service.setTspSource(tokens);
            DSSDocument done = service.signDocument(document, parameters,
                    act.sign(service.getDataToSign(document, parameters)));
            try (OutputStream out = Files.newOutputStream(signed)) {
                done.writeTo(out);
            }
        } finally {
            onTheWay.clear();
        }
    }
}
