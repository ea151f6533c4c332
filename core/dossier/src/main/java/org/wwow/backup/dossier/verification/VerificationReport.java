package org.wwow.backup.dossier.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

import org.wwow.backup.dossier.check.Checked;
import org.wwow.backup.dossier.check.Result;
import org.wwow.backup.dossier.check.Trust;
import org.wwow.backup.dossier.check.Verdict;
import org.wwow.backup.dossier.document.JudgementPaper;
import org.wwow.backup.ledger.KnownLog;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.VerificationKey;

/// What was judged and found, as a document.
final class VerificationReport {
    private VerificationReport() {}

    /// One verification that was made.
    record Judged(JudgedFile file, Verdict verdict, Reader reader, VerifyingProgram program) {}

    /// The document's bytes, the same for the same words.
    static byte[] of(Judged judged, Locale language) throws IOException {
        var out = new ByteArrayOutputStream();
        var findings = new JudgementPaper.Findings(judged.verdict().holds(), judged.verdict().summary(language),
                judged.verdict().checks().stream().map(one -> row(one, language)).toList(),
                CanonicalJson.write(judged.verdict().json(language)));
        JudgementPaper.write(new JudgementPaper(subject(judged.file()), judge(judged), trusted(judged.reader()),
                findings), language, out);
        return out.toByteArray();
    }

    private static JudgementPaper.Subject subject(JudgedFile file) {
        return new JudgementPaper.Subject(file.name(), file.files(), file.size(),
                file.digests().map(JudgedFile.Digests::sha256), file.digests().map(JudgedFile.Digests::sha512));
    }

    private static JudgementPaper.Judge judge(Judged judged) {
        return new JudgementPaper.Judge(judged.program().name(), judged.program().file().map(Digest::hex),
                judged.reader().trust().clock().instant(), judged.reader().ownTime());
    }

    private static JudgementPaper.Trusted trusted(Reader reader) {
        Trust trust = reader.trust();
        return new JudgementPaper.Trusted(reader.policyFile().map(Digest::hex),
                trust.policy().map(VerificationReport::named).orElse(List.of()),
                trust.root().map(VerificationKey::text),
                trust.certificates().certificates().stream().map(VerificationReport::named).toList());
    }

    private static List<String> named(Policy policy) {
        return policy.logs().stream().map(KnownLog::origin).toList();
    }

    private static String named(X509Certificate certificate) {
        try {
            return certificate.getSubjectX500Principal().getName() + " · SHA-256 "
                    + Digest.hash(certificate.getEncoded()).hex();
        } catch (CertificateEncodingException parsed) {
            throw new IllegalStateException("A certificate that was read has its bytes.", parsed);
        }
    }

    private static JudgementPaper.Row row(Checked one, Locale language) {
        return new JudgementPaper.Row(one.check().number(), one.check().sentence(language), word(one.result()),
                one.why(language), one.result().word(language));
    }

    private static JudgementPaper.Row.Outcome word(Result result) {
        return switch (result) {
            case Result.Held _ -> JudgementPaper.Row.Outcome.HELD;
            case Result.Failed _ -> JudgementPaper.Row.Outcome.FAILED;
            case Result.NotApplicable _ -> JudgementPaper.Row.Outcome.NOT_APPLICABLE;
        };
    }
}
