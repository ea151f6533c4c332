package org.wwow.backup.dossier.signature;

import eu.europa.esig.dss.alert.ExceptionOnStatusAlert;
import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.asic.common.SecureContainerHandlerBuilder;
import eu.europa.esig.dss.asic.common.ZipUtils;
import eu.europa.esig.dss.pdf.PdfMemoryUsageSetting;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.signature.resources.TempFileResourcesHandlerBuilder;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;

/// Settings of the signature library: those that hold for the whole process are made once, and nothing may call home.
final class SignatureLibrary {
    private static final int FILES = 100_000;
    private static final long RATIO = 200;
    private static final long ALWAYS_ALLOWED = 1 << 20;

    static {
        ZipUtils.getInstance()
                .setZipContainerHandlerBuilder(new SecureContainerHandlerBuilder().setMaxAllowedFilesAmount(FILES)
                        .setMaxCompressionRatio(RATIO)
                        .setThreshold(ALWAYS_ALLOWED)
                        .setResourcesHandlerBuilder(new TempFileResourcesHandlerBuilder()));
    }

    private SignatureLibrary() {}

    /// Makes the settings of the process, wherever nothing else of this class is needed first.
    static void prepare() {}

    /// How documents are read: in memory alone, and without drawing their pages, which a hostile page could make endless.
    static PdfBoxNativeObjectFactory documents() {
        var differences = new DefaultPdfDifferencesFinder();
        differences.setMaximalPagesAmountForVisualComparison(0);
        var documents = new PdfBoxNativeObjectFactory();
        documents.setPdfMemoryUsageSetting(PdfMemoryUsageSetting.memoryBuffered());
        documents.setPdfDifferencesFinder(differences);
        return documents;
    }

    /// Judges with the anchors and what a signature itself holds, and asks no one.
    static CommonCertificateVerifier reader(TrustAnchors trust) {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setAIASource(null);
        verifier.setTrustedCertSources(trust.source());
        return verifier;
    }

    /// Makes signatures: whatever would make them worthless later ends the work.
    static CommonCertificateVerifier maker(SigningMaterial material, TokensOfASignature tokens) {
        CommonCertificateVerifier verifier = reader(material.trust());
        verifier.setCrlSource(material.revocations().source());
        verifier.setAdjunctCertSources(tokens.issuers());
        verifier.setAlertOnMissingRevocationData(new ExceptionOnStatusAlert());
        verifier.setAlertOnRevokedCertificate(new ExceptionOnStatusAlert());
        verifier.setAlertOnInvalidTimestamp(new ExceptionOnStatusAlert());
        verifier.setAlertOnExpiredCertificate(new ExceptionOnStatusAlert());
        verifier.setAlertOnNotYetValidCertificate(new ExceptionOnStatusAlert());
        verifier.setAlertOnNoRevocationAfterBestSignatureTime(new SilentOnStatusAlert());
        return verifier;
    }
}
