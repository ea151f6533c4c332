package org.wwow.backup.dossier.signature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import eu.europa.esig.dss.detailedreport.DetailedReport;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.diagnostic.jaxb.XmlSignatureScope;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import eu.europa.esig.dss.validation.reports.Reports;

/// Reads the library's reports into our judgement, which is stricter: a broken time stamp breaks the signature, a
/// document must end where its last stamp's reach ends, and nothing in it may say anything else since it was signed.
final class ReportReading {
    private final Reports reports;
    private final long length;

    /// @param length of the document, where stamps must reach its end
    ReportReading(Reports reports, long length) {
        this.reports = reports;
        this.length = length;
    }

    SignatureJudgement judgement(AdvancedSignature signature) {
        String id = signature.getId();
        SignatureWrapper found = reports.getDiagnosticData().getSignatureById(id);
        SignatureFacts facts = facts(signature, found);
        DetailedReport details = reports.getDetailedReport();
        SubIndication why = SubIndication.of(details.getFinalSubIndication(id));
        if (details.getFinalIndication(id) == Indication.TOTAL_FAILED) {
            return new SignatureJudgement.Failed(facts, why);
        }
        if (details.getFinalIndication(id) != Indication.TOTAL_PASSED) {
            return new SignatureJudgement.Indeterminate(facts, why);
        }
        for (TimestampWrapper stamp : found.getTimestampList()) {
            if (!stamp.isMessageImprintDataFound() || !stamp.isMessageImprintDataIntact()) {
                return new SignatureJudgement.Failed(facts, SubIndication.HASH_FAILURE);
            }
            if (!passes(stamp)) {
                return new SignatureJudgement.Indeterminate(facts,
                        SubIndication.of(reports.getSimpleReport().getSubIndication(stamp.getId())));
            }
        }
        return reachesTheEnd(found) && isLeftAsSigned(found)
                ? new SignatureJudgement.Passed(facts)
                : new SignatureJudgement.Failed(facts, SubIndication.FORMAT_FAILURE);
    }

    /// Now, or at a time that a later stamp proves.
    private boolean passes(TimestampWrapper stamp) {
        return stamp.isSignatureIntact() && stamp.isSignatureValid()
                && reports.getSimpleReport().getIndication(stamp.getId()) == Indication.PASSED;
    }

    /// What follows a signature in a document may only prove it for longer. A later revision can show other words on a
    /// signed page, and a stamp over it vouches for no more than its bytes; the library's policy warns and lets it pass.
    private static boolean isLeftAsSigned(SignatureWrapper signature) {
        return signature.getPdfUndefinedChanges().isEmpty() && signature.getPdfAnnotationChanges().isEmpty()
                && signature.getPdfSignatureOrFormFillChanges().isEmpty();
    }

    /// Signatures that name byte ranges: one of them, or of their stamps, must end with the document.
    private boolean reachesTheEnd(SignatureWrapper signature) {
        if (length == Long.MAX_VALUE) {
            return true;
        }
        return reach(signature.getSignatureByteRange()) || signature.getTimestampList()
                .stream()
                .anyMatch(stamp -> reach(stamp.getSignatureByteRange()));
    }

    private boolean reach(@org.jspecify.annotations.Nullable List<java.math.BigInteger> range) {
        return range != null && range.size() == 4
                && range.get(2).add(range.get(3)).equals(java.math.BigInteger.valueOf(length));
    }

    private SignatureFacts facts(AdvancedSignature signature, SignatureWrapper found) {
        List<ProvenTime> times = new ArrayList<>();
        for (TimestampToken stamp : signature.getAllTimestamps()) {
            TimestampWrapper judged = reports.getDiagnosticData().getTimestampById(stamp.getDSSIdAsString());
            if (judged != null && passes(judged)) {
                time(stamp).ifPresent(times::add);
            }
        }
        times.sort(Comparator.comparing(ProvenTime::time));
        CertificateToken certificate = signature.getSigningCertificateToken();
        return new SignatureFacts(SignatureLevel.of(found.getSignatureFormat()),
                Optional.ofNullable(certificate).map(token -> Signatory.of(token.getCertificate())),
                found.getSignerRoleDetails(found.getClaimedRoles()), instant(found.getClaimedSigningTime()), times,
                found.getSignatureScopes().stream().map(XmlSignatureScope::getName).toList());
    }

    private static Optional<ProvenTime> time(TimestampToken stamp) {
        var issuer = stamp.getCandidatesForSigningCertificate().getTheCertificateValidity();
        if (issuer == null || issuer.getCertificateToken() == null) {
            return Optional.empty();
        }
        var certificate = issuer.getCertificateToken().getCertificate();
        var extensions = stamp.getTimeStamp().getTimeStampInfo().toASN1Structure().getExtensions();
        return Optional.of(new ProvenTime(stamp.getGenerationTime().toInstant(), Signatory.of(certificate),
                Standing.of(certificate, extensions), over(stamp)));
    }

    private static ProvenTime.Over over(TimestampToken stamp) {
        var type = stamp.getTimeStampType();
        if (type.isContentTimestamp()) {
            return ProvenTime.Over.CONTENT;
        }
        return type.isSignatureTimestamp() ? ProvenTime.Over.SIGNATURE : ProvenTime.Over.EVERYTHING;
    }

    private static Optional<Instant> instant(@org.jspecify.annotations.Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
