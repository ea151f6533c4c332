package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;

import eu.europa.esig.dss.asic.common.ASiCUtils;
import eu.europa.esig.dss.cades.validation.CMSDocumentValidator;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.TokenExtractionStrategy;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.xades.validation.XMLDocumentValidator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;

/// Judges signatures with nothing but the file and the anchors its reader trusts: no address in a file is ever followed.
public final class SignatureValidation {
    private final TrustAnchors trust;
    private final Clock clock;

    /// @param trust what the reader trusts
    /// @param clock the time at which is judged
    public SignatureValidation(TrustAnchors trust, Clock clock) {
        this.trust = trust;
        this.clock = clock;
    }

    /// Judges the signature file of a dossier over its manifests. Its form is judged first: it must be the one form
    /// there is, and sign exactly these files.
    ///
    /// @param signatures the bytes of `META-INF/signatures.xml`
    /// @param manifests each signed file by its path
    /// @throws SignatureRefused with `NOT_CANONICAL` or `UNREADABLE`
    public SignatureReport manifests(byte[] signatures, SortedMap<String, byte[]> manifests) throws SignatureRefused {
        SignatureForm.require(signatures, List.copyOf(manifests.keySet()));
        List<DSSDocument> signed = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : manifests.entrySet()) {
            signed.add(new InMemoryDocument(file.getValue(), file.getKey(), MimeTypeEnum.TEXT));
        }
        return reading(() -> {
            var validator = new XMLDocumentValidator(
                    new InMemoryDocument(signatures, ManifestSignature.PATH, MimeTypeEnum.XML));
            validator.setDetachedContents(signed);
            return judged(validator, Long.MAX_VALUE);
        });
    }

    /// Judges every signature in a PDF. What was added behind the last time stamp fails.
    ///
    /// @throws SignatureRefused with `UNREADABLE` if it is no PDF that can be read
    /// @throws IOException if there is no such file
    public SignatureReport document(Path pdf) throws IOException, SignatureRefused {
        requireFile(pdf);
        long length = Files.size(pdf);
        return reading(() -> {
            var validator = new PDFDocumentValidator(new FileDocument(pdf.toFile()));
            validator.setPdfObjFactory(SignatureLibrary.documents());
            return judged(validator, length);
        });
    }

    /// As [#document(Path)], of a PDF in memory.
    ///
    /// @throws SignatureRefused with `NOT_SIGNABLE` if it is no PDF that can be read
    public SignatureReport document(byte[] pdf) throws SignatureRefused {
        try {
            var validator = new PDFDocumentValidator(new InMemoryDocument(pdf, "document.pdf", MimeTypeEnum.PDF));
            validator.setPdfObjFactory(SignatureLibrary.documents());
            return judged(validator, pdf.length);
        } catch (IllegalArgumentException noDocument) {
            throw new SignatureRefused(SignatureRefused.Reason.NOT_SIGNABLE, "It is no PDF.");
        }
    }

    /// Judges a detached CAdES signature over a file. One that brings a content of its own is over that, not over the
    /// file, and is refused.
    ///
    /// @param signature CMS, DER
    /// @throws SignatureRefused with `UNREADABLE` if it is no such signature
    /// @throws IOException if there is no such file
    public SignatureReport detached(byte[] signature, Path over) throws IOException, SignatureRefused {
        requireFile(over);
        return reading(() -> {
            requireDetached(signature);
            SignatureLibrary.prepare();
            var validator = new CMSDocumentValidator(new InMemoryDocument(signature, "receipt.p7s"));
            validator.setDetachedContents(List.of(new FileDocument(over.toFile())));
            return judged(validator, Long.MAX_VALUE);
        });
    }

    private static void requireDetached(byte[] signature) {
        try {
            if (new CMSSignedData(signature).getSignedContent() != null) {
                throw new IllegalArgumentException("It brings a content of its own.");
            }
        } catch (CMSException noSignature) {
            throw new IllegalArgumentException(noSignature);
        }
    }

    /// Judges the signatures of any maker's ASiC container, XAdES or CAdES.
    ///
    /// @throws SignatureRefused with `UNREADABLE` if it is no such container
    /// @throws IOException if there is no such file
    public SignatureReport container(Path file) throws IOException, SignatureRefused {
        requireFile(file);
        DSSDocument container = new FileDocument(file.toFile());
        if (!ASiCUtils.isZip(container)) {
            throw new SignatureRefused(SignatureRefused.Reason.UNREADABLE);
        }
        return reading(() -> {
            SignatureLibrary.prepare();
            return judged(SignedDocumentValidator.fromDocument(container), Long.MAX_VALUE);
        });
    }

    /// Whatever a hostile file makes the library throw, it is one answer: it cannot be read.
    private static SignatureReport reading(Supplier<SignatureReport> reading) throws SignatureRefused {
        try {
            return reading.get();
        } catch (RuntimeException | StackOverflowError unreadable) {
            throw new SignatureRefused(SignatureRefused.Reason.UNREADABLE);
        }
    }

    private SignatureReport judged(SignedDocumentValidator validator, long length) {
        validator.setCertificateVerifier(SignatureLibrary.reader(trust));
        validator.setValidationTime(Date.from(clock.instant()));
        validator.setTokenExtractionStrategy(TokenExtractionStrategy.NONE);
        validator.setLocale(Locale.ENGLISH);
        var reports = validator.validateDocument();
        var reading = new ReportReading(reports, length);
        return new SignatureReport(validator.getSignatures().stream().map(reading::judgement).toList(),
                reports.getXmlValidationReport());
    }

    private static void requireFile(Path file) throws NoSuchFileException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
    }
}
