package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwow.backup.dossier.signature.TestSigning.AUTHORITY;
import static org.wwow.backup.dossier.signature.TestSigning.CLOCK;
import static org.wwow.backup.dossier.signature.TestSigning.RANDOM;
import static org.wwow.backup.dossier.signature.TestSigning.STRANGER;

class SigningTheDocument {
    private static final Signed SIGNED = sign();

    /// The bytes before and behind, what was judged, and which files were there at the end.
    private static final class Signed {
        private final byte[] before;
        private final byte[] behind;
        private final SignatureReport report;
        private final List<String> left;

        Signed(byte[] before, byte[] behind, SignatureReport report, List<String> left) {
            this.before = before;
            this.behind = behind;
            this.report = report;
            this.left = left;
        }
    }

    @TempDir
    private Path folder;

    @Test
    void lastsForAReaderWithTheAnchorsAndNoNetwork() throws IOException, SignatureRefused {
        SignatureReport report = TestSigning.reader().document(file(SIGNED.behind));

        assertThat(report.signatures()).singleElement()
                .extracting(SignatureJudgement::words)
                .isEqualTo("TOTAL-PASSED, level LTA");
        assertThat(report.lasts()).isTrue();
        assertThat(report.etsi()).contains("urn:etsi:019102:mainindication:total-passed");
    }

    @Test
    void isByThePersonAndSaysInWhichRole() {
        SignatureFacts facts = SIGNED.report.signatures().getFirst().facts();

        assertThat(facts.signatory()).contains(AUTHORITY.lawyer().signatory());
        assertThat(facts.signatory().orElseThrow().kind()).isEqualTo(Signatory.Kind.PERSON);
        assertThat(facts.roles()).containsExactly("responsible lawyer");
        assertThat(facts.times()).extracting(ProvenTime::over)
                .contains(ProvenTime.Over.SIGNATURE, ProvenTime.Over.EVERYTHING);
        assertThat(SIGNED.report.standing()).isEqualTo(Standing.TEST_AUTHORITY);
    }

    @Test
    void staysPdfA3() throws Exception {
        assertThat(isPdfA3(SIGNED.before)).isTrue();
        assertThat(isPdfA3(SIGNED.behind)).isTrue();
    }

    @Test
    void keepsEveryByteThatWasThereBefore() {
        assertThat(SIGNED.behind).startsWith(SIGNED.before);
    }

    @Test
    void leavesNothingElseBehind() {
        assertThat(SIGNED.left).containsExactlyInAnyOrder("document.pdf", "signed.pdf");
    }

    @Test
    void failsForAChangedByteOfThePage() throws IOException, SignatureRefused {
        byte[] changed = SIGNED.behind.clone();
        changed[200] ^= 1;

        SignatureReport report = TestSigning.reader().document(file(changed));

        assertThat(report.lasts()).isFalse();
        assertThat(report.signatures().getFirst().words()).isEqualTo("TOTAL-FAILED, HASH_FAILURE");
    }

    @Test
    void failsForAnythingAddedBehind() throws IOException, SignatureRefused {
        Path more = file(SIGNED.behind);
        Files.writeString(more, "\n% one line more\n", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);

        assertThat(TestSigning.reader().document(more).lasts()).isFalse();
    }

    @Test
    void failsForARevisionAddedBehind() throws IOException, SignatureRefused {
        assertThat(TestSigning.reader().document(turned()).lasts()).isFalse();
    }

    @Test
    void failsForAPageChangedBehindItsSignatureAlthoughTheSameAuthorityStampedItAnew()
            throws IOException, SignatureRefused {
        SignatureReport report = TestSigning.reader().document(stampedAnew(turned()));

        assertThat(report.signatures()).singleElement()
                .extracting(SignatureJudgement::words)
                .isEqualTo("TOTAL-FAILED, FORMAT_FAILURE");
        assertThat(report.lasts()).isFalse();
    }

    @Test
    void failsForANoteLaidOnThePageAlthoughTheSameAuthorityStampedItAnew() throws IOException, SignatureRefused {
        Path noted = changed(document -> {
            var note = new PDAnnotationText();
            note.setContents("blue");
            document.getPage(0).setAnnotations(List.of(note));
        });

        assertThat(TestSigning.reader().document(stampedAnew(noted)).lasts()).isFalse();
    }

    @Test
    void lastsWhenItIsStampedOnceMoreAndNothingElse() throws IOException, SignatureRefused {
        SignatureReport report = TestSigning.reader().document(stampedAnew(file(SIGNED.behind)));

        assertThat(report.signatures()).singleElement()
                .extracting(SignatureJudgement::words)
                .isEqualTo("TOTAL-PASSED, level LTA");
        assertThat(report.lasts()).isTrue();
    }

    /// A revision that says another thing than what was signed.
    private interface Change {
        void of(PDDocument document) throws IOException;
    }

    private Path turned() throws IOException {
        return changed(document -> document.getPage(0).setRotation(90));
    }

    private Path changed(Change change) throws IOException {
        Path more = folder.resolve("revised.pdf");
        try (PDDocument document = Loader.loadPDF(SIGNED.behind); var out = Files.newOutputStream(more)) {
            change.of(document);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        return more;
    }

    private Path stampedAnew(Path document) throws IOException {
        var service = new PAdESService(SignatureLibrary.reader(AUTHORITY.trust()));
        service.setPdfObjFactory(SignatureLibrary.documents());
        service.setTspSource(new TokensOfASignature(TestSigning.stamps(AUTHORITY)));
        var parameters = new PAdESTimestampParameters(DigestAlgorithm.SHA512);
        parameters.setContentSize(32 << 10);
        Path stamped = folder.resolve("stamped.pdf");
        try (var out = Files.newOutputStream(stamped)) {
            service.timestamp(new FileDocument(document.toFile()), parameters).writeTo(out);
        }
        return stamped;
    }

    @Test
    void cannotSayForAnUnknownRoot() throws IOException, SignatureRefused {
        var other = new SignatureValidation(STRANGER.trust(), CLOCK);

        assertThat(other.document(file(SIGNED.behind)).signatures().getFirst().words())
                .isEqualTo("INDETERMINATE, NO_CERTIFICATE_CHAIN_FOUND");
    }

    @Test
    void findsNoSignatureInADocumentWithoutOne() throws IOException, SignatureRefused {
        SignatureReport report = TestSigning.reader().document(file(SIGNED.before));

        assertThat(report.signatures()).isEmpty();
        assertThat(report.lasts()).isFalse();
    }

    @Test
    void refusesToReadWhatIsNoDocument() throws IOException {
        Path none = file("no document".getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> TestSigning.reader().document(none)).isInstanceOf(SignatureRefused.class);
        assertThatThrownBy(() -> TestSigning.reader().document(folder.resolve("missing.pdf")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void refusesToReadHalfADocument() throws IOException {
        Path half = file(java.util.Arrays.copyOf(SIGNED.behind, SIGNED.behind.length / 2));
        try {
            assertThat(TestSigning.reader().document(half).lasts()).isFalse();
        } catch (SignatureRefused refused) {
            assertThat(refused.reason()).isEqualTo(SignatureRefused.Reason.UNREADABLE);
        }
    }

    @Test
    void writesNothingWhenItCannotBeSignedForGood() throws IOException {
        Path before = file(SIGNED.before);
        Path behind = folder.resolve("signed.pdf");
        var silent = new TimeStamps(List.of(new TimeStampAuthority("silent", request -> {
            throw new IOException("nothing came");
        }, Set.of())), AUTHORITY.trust(), RANDOM);
        var material = new SigningMaterial(AUTHORITY.trust(), AUTHORITY.lists(), silent);

        assertThatThrownBy(() -> TestSigning.signer(material).signDocument(before, behind))
                .isInstanceOf(SignatureRefused.class);
        assertThat(names(folder)).containsExactly("document.pdf");
    }

    @Test
    void refusesToSignWhatIsNoDocument() throws IOException {
        Path none = file("no document".getBytes(StandardCharsets.US_ASCII));
        Path behind = folder.resolve("signed.pdf");

        assertThatThrownBy(() -> TestSigning.signer(TestSigning.material(AUTHORITY)).signDocument(none, behind))
                .isInstanceOfSatisfying(SignatureRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(SignatureRefused.Reason.NOT_SIGNABLE));
        assertThat(names(folder)).containsExactly("document.pdf");
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("document.pdf"), bytes);
    }

    private static boolean isPdfA3(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(new java.io.ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_B);
                var validator = foundry.createValidator(PDFAFlavour.PDFA_3_B, false)) {
            return validator.validate(parser).isCompliant();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (var files = Files.list(folder)) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        }
        return names;
    }

    private static Signed sign() {
        try {
            Path folder = Files.createTempDirectory("signing-");
            Path before = SmallDocument.write(folder.resolve("document.pdf"));
            Path behind = folder.resolve("signed.pdf");
            SignatureReport report = TestSigning.signer(TestSigning.material(AUTHORITY)).signDocument(before, behind);
            var signed = new Signed(Files.readAllBytes(before), Files.readAllBytes(behind), report, names(folder));
            Files.delete(before);
            Files.delete(behind);
            Files.delete(folder);
            return signed;
        } catch (SignatureRefused | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
