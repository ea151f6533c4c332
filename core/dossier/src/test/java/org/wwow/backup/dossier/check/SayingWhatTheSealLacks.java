package org.wwow.backup.dossier.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.wwow.backup.dossier.conformance.Documents;
import org.wwow.backup.dossier.file.Edition;

import static org.assertj.core.api.Assertions.assertThat;

/// As [SayingWhatIsWrong], of stamps, seals and the document.
class SayingWhatTheSealLacks {
    private static final String DOCUMENT = "data/document.pdf";
    private static final String SEAL = "META-INF/signatures.xml";

    private static OpenedUp whole() {
        return new OpenedUp(FinishedDossier.bytes(Edition.FULL));
    }

    private static Result of(Check check, UnaryOperator<OpenedUp> change) {
        return Asked.of(check, change.apply(whole()), FinishedDossier.trust());
    }

    private static byte[] blank() {
        try (var document = new PDDocument(); var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static OpenedUp withBlank(OpenedUp file) {
        return file.change(DOCUMENT, _ -> blank());
    }

    @Test
    void ofStamps() {
        OpenedUp file = whole();
        List<String> stamps = file.paths().stream().filter(path -> path.startsWith("data/time/")).toList();
        String stamp = stamps.getFirst();

        Result held = of(Check.TIME_STAMPS, same -> same);
        SayingWhatIsWrong.says(held, "STAMPS_HELD+STAMPED", String.valueOf(stamps.size()));
        assertThat(held.why()).hasSize(1 + stamps.size());
        SayingWhatIsWrong.says(of(Check.TIME_STAMPS, one -> one.drop(stamp)), "UNSTAMPED", "");
        SayingWhatIsWrong.says(of(Check.TIME_STAMPS, one -> {
            one.files().put("data/time/x.tsr", one.bytes(stamp));
            return one;
        }), "FILE_WITHOUT_PLACE", "data/time/x.tsr");
        SayingWhatIsWrong.says(of(Check.TIME_STAMPS, one -> one.change(stamp, _ -> one.bytes(stamps.getLast()))),
                "SIGNATURE_REFUSED+UNSTAMPED", stamp);
        SayingWhatIsWrong.says(of(Check.TIME_STAMPS, one -> one.drop("data/log/16.checkpoint")), "STAMP_WITHOUT_FILE",
                "");
        SayingWhatIsWrong.says(of(Check.TIME_STAMPS, one -> {
            stamps.forEach(one::drop);
            return one;
        }), "PART_MISSING", "data/time/");
    }

    @Test
    void ofTheSeal() {
        SayingWhatIsWrong.says(of(Check.SIGNATURE_LEVEL, file -> file), "SIGNATURE_HELD", "1, ");
        SayingWhatIsWrong.says(of(Check.SIGNATURE_LEVEL, file -> file.drop(SEAL)), "PART_MISSING", SEAL);
        SayingWhatIsWrong.says(of(Check.SIGNATURE_LEVEL, file -> file.change(SEAL, _ -> new byte[1])),
                "PART_UNREADABLE", SEAL);
        SayingWhatIsWrong.says(of(Check.SIGNATURE_LEVEL, file -> file.replace("data/verify.txt", "unzip", "Unzip")),
                "SIGNATURE_FAILS", "");
    }

    @Test
    void ofThoseWhoSigned() {
        Result held = of(Check.SIGNERS, file -> file);

        SayingWhatIsWrong.says(held, "SIGNERS_HELD", "");
        assertThat(held.why().getFirst().about()).satisfiesExactly(name -> assertThat(name).endsWith("organisation"),
                standing -> assertThat(standing).isEqualTo("TEST_AUTHORITY"),
                name -> assertThat(name).endsWith("lawyer"),
                standing -> assertThat(standing).isEqualTo("TEST_AUTHORITY"));
        SayingWhatIsWrong.says(of(Check.SIGNERS, SayingWhatTheSealLacks::withBlank),
                "NO_SEAL+NO_LAWYER+ONE_SIGNER", "");
        SayingWhatIsWrong.says(of(Check.SIGNERS, file -> file.drop(SEAL)), "PART_MISSING", SEAL);
        SayingWhatIsWrong.says(of(Check.SIGNERS, file -> file.drop(DOCUMENT)), "PART_MISSING", DOCUMENT);
        SayingWhatIsWrong.says(of(Check.SIGNERS, file -> file.replace("data/verify.txt", "unzip", "Unzip")),
                "NO_SEAL", "");
    }

    @Test
    void ofTheDocument() {
        SayingWhatIsWrong.says(of(Check.DOCUMENT, file -> file), "DOCUMENT_HELD", "PDF/A-3a, ");
        SayingWhatIsWrong.says(of(Check.DOCUMENT, file -> file), "DOCUMENT_HELD", "dossier.json, index.csv");
        SayingWhatIsWrong.says(of(Check.DOCUMENT, SayingWhatTheSealLacks::withBlank),
                "NOT_PDF_A_3+SIGNATURE_FAILS+NOTHING_ATTACHED", "none");
        SayingWhatIsWrong.says(of(Check.DOCUMENT, file -> file.drop(DOCUMENT)), "PART_MISSING", DOCUMENT);
        SayingWhatIsWrong.says(of(Check.DOCUMENT, file -> file.change(DOCUMENT, _ -> new byte[1])), "PART_UNREADABLE",
                DOCUMENT);
        SayingWhatIsWrong.says(of(Check.FORMS, file -> file), "FORMS_HELD", "");
        Result bare = of(Check.FORMS, SayingWhatTheSealLacks::withBlank);
        SayingWhatIsWrong.says(bare, "FORM_MISSING", "Eurojust");
        assertThat(bare.why()).extracting(why -> why.about().getFirst())
                .containsExactly("902(13)", "902(14)",
                        "Eurojust");
    }

    /// A sample that was made before holds an opinion, what is made here holds none.
    @Test
    void ofAnOpinion() {
        boolean sample = System.getProperty("backup.finished") != null;

        SayingWhatIsWrong.says(of(Check.QUALIFICATION, file -> file),
                (sample ? "OPINION_MARKED" : "NO_OPINION") + "+MARKS_PRINTED", "");
        SayingWhatIsWrong.says(of(Check.QUALIFICATION, SayingWhatTheSealLacks::withBlank),
                "OPINION_UNMARKED+MARK_UNPRINTED", "");
        SayingWhatIsWrong.says(of(Check.QUALIFICATION, file -> {
            file.files().put("data/facts.json", new byte[1]);
            return file;
        }), sample ? "OPINION_MARKED+MARKS_PRINTED" : "OPINION_UNMARKED", "");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENCRYPTED")
    void ofADocumentThatClaimsPdfAAndBreaksARule(Documents.Belied belied) throws IOException {
        byte[] spoilt = belied.bytes();

        Result said = of(Check.DOCUMENT, file -> file.change(DOCUMENT, _ -> spoilt));

        SayingWhatIsWrong.says(said, "PDF_A_BROKEN+SIGNATURE_FAILS", belied.rule() + ", PDF/A-3a");
        Reason why = said.why().stream().filter(one -> one.about().contains(belied.rule())).findFirst().orElseThrow();
        assertThat(Stream.of("en", "fr", "ar", "uk").map(language -> why.sentence(Locale.of(language))))
                .allMatch(sentence -> sentence.contains("veraPDF") && sentence.contains(belied.rule()))
                .doesNotHaveDuplicates();
    }

    @Test
    void ofADocumentThatIsEncrypted() throws IOException {
        byte[] encrypted = Documents.Belied.ENCRYPTED.bytes();

        assertThat(of(Check.DOCUMENT, file -> file.change(DOCUMENT, _ -> encrypted))).isInstanceOf(Result.Failed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"TIME_STAMPS", "SIGNATURE_LEVEL", "SIGNERS", "DOCUMENT"})
    void ofAReaderWhoTrustsNobody(Check check) {
        SayingWhatIsWrong.says(Asked.of(check, whole(), Trust.none(FinishedDossier.CLOCK)), "NOBODY_TRUSTED", "");
    }
}
