package org.wwow.backup.dossier.conformance;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

import org.verapdf.as.io.ASMemoryInStream;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.model.GFModelParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/// The other side of [PdfConformance]: reads one document from its input, says in its output what veraPDF found, ends.
///
/// The answer is lines of ASCII: the level, then each broken rule. What it ends with: [#ANSWERED], [#MEMORY] or
/// [#UNREADABLE].
public final class JudgingProcess {
    static final int ANSWERED = 0;
    static final int MEMORY = 3;
    static final int UNREADABLE = 4;
    static final int ORPHANED = 5;

    private JudgingProcess() {}

    /// Judges one document.
    ///
    /// @param arguments none
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        Thread.ofPlatform().daemon().start(JudgingProcess::endWithItsParent);
        int ending;
        try {
            byte[] answer = answer(System.in.readAllBytes()).getBytes(StandardCharsets.US_ASCII);
            out.write(answer, 0, answer.length);
            out.flush();
            ending = ANSWERED;
        } catch (OutOfMemoryError tooLarge) {
            ending = MEMORY;
        } catch (IOException | VeraPDFException | RuntimeException | StackOverflowError | LinkageError hostile) {
            ending = UNREADABLE;
        }
        Runtime.getRuntime().halt(ending);
    }

    /// What veraPDF finds, by the level of PDF/A-3 that the document claims.
    static String answer(byte[] pdf) throws IOException, VeraPDFException {
        // Memory, not a file: veraPDF copies any other stream to disk.
        try (var bytes = new ASMemoryInStream(pdf, pdf.length, false);
                GFModelParser parser = GFModelParser.createModelWithFlavour(bytes, PDFAFlavour.NO_FLAVOUR,
                        PDFAFlavour.PDFA_3_B)) {
            PDFAFlavour level = parser.getFlavours()
                    .stream()
                    .filter(one -> one.getPart() == PDFAFlavour.PDFA_3_A.getPart())
                    .findFirst()
                    .orElse(PDFAFlavour.PDFA_3_B);
            try (PDFAValidator validator = ValidatorFactory.createValidator(RulesOfAPart.of(level), 1, false, false,
                    false)) {
                return told(level, validator.validate(parser));
            }
        }
    }

    private static String told(PDFAFlavour level, ValidationResult result) {
        String broken = result.getFailedChecks()
                .keySet()
                .stream()
                .map(rule -> rule.getClause() + "-" + rule.getTestNumber() + "\n")
                .sorted()
                .collect(Collectors.joining());
        if (result.isCompliant() != broken.isEmpty()) {
            throw new IllegalStateException("veraPDF contradicts itself.");
        }
        return "PDF/A-3" + level.getLevel().getCode() + "\n" + broken;
    }

    /// A parent that was killed can end nobody: then what was decoded to disk goes, and this process with it. Where a
    /// system shows no parent, its bounds end it.
    private static void endWithItsParent() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent().filter(ProcessHandle::isAlive);
        if (parent.isEmpty()) {
            return;
        }
        parent.get().onExit().join();
        File[] left = new File(System.getProperty("java.io.tmpdir")).listFiles();
        for (File one : left == null ? new File[0] : left) {
            one.delete();
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
