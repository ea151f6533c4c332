package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;

import org.wwow.backup.dossier.conformance.Conformance;
import org.wwow.backup.dossier.conformance.JudgingBounds;
import org.wwow.backup.dossier.conformance.PdfConformance;

/// Checks 31, 34 and 39: the document that people read.
final class DocumentChecks {
    private static final String WORDS = "org.wwow.backup.dossier.document.document";
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("ar"),
            Locale.of("uk"));
    private static final Pattern PART_3 = Pattern.compile("pdfaid:part(=[\"']3[\"']|>3<)");
    /// The rules by name; in a right-to-left line the brackets may come out the other way round.
    private static final List<Pattern> RULES = List.of(Pattern.compile("902[()]?13[()]|[()]13[()]902"),
            Pattern.compile("902[()]?14[()]|[()]14[()]902"));

    private DocumentChecks() {}

    /// What was read of the document.
    ///
    /// @param text without spaces and marks, in compatibility form, so that ligatures, line ends and the order in which a
    /// page draws an Arabic vowel count for nothing
    /// @param metadata the XMP packet
    /// @param attached each attached file's relationship by its name
    record Reading(String text, String metadata, Map<String, String> attached) {}

    static Reading read(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDMetadata metadata = document.getDocumentCatalog().getMetadata();
            return new Reading(plain(new PDFTextStripper().getText(document)),
                    metadata == null ? "" : new String(metadata.toByteArray(), StandardCharsets.UTF_8),
                    attached(document));
        } catch (IOException noDocument) {
            throw new IllegalArgumentException("It is no PDF that can be read.", noDocument);
        }
    }

    private static Map<String, String> attached(PDDocument document) throws IOException {
        Map<String, String> attached = new TreeMap<>();
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
        Map<String, PDComplexFileSpecification> files = tree == null ? null : tree.getNames();
        if (files != null) {
            files.forEach((name, file) -> attached.put(name,
                    Optional.ofNullable(file.getCOSObject().getNameAsString("AFRelationship")).orElse("")));
        }
        return attached;
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("[\\s\\p{Cf}\\p{Mn}]+", "");
    }

    /// Check 31. The document says of itself, in one of its languages, that the section is an opinion, or that there is
    /// none; and of each exhibit the index marks, and of no other, that the person chose the answers alone or corrects with
    /// it what was told first.
    static Result qualification(Examination examined) {
        return examined.index().judge(index -> examined.reading().judge(reading -> {
            var grounds = new Grounds();
            boolean marked = says(reading, "opinion.mark");
            boolean absent = says(reading, "opinion.absent") && !examined.file().has("data/facts.json");
            grounds.require(marked || absent, Ground.OPINION_UNMARKED);
            PrintedCorrections corrections = PrintedCorrections.in(reading.text());
            Map<Long, List<Long>> correcting = index.correcting();
            int alone = 0;
            int corrected = 0;
            for (Row exhibit : index.exhibits()) {
                long number = exhibit.number("number").orElse(0L);
                boolean stated = index.givenAlone(exhibit);
                Optional<List<Long>> corrects = index.corrects(exhibit);
                boolean printed = stated == saysAlone(reading, StatedIndex.name(exhibit))
                        && corrections.areThose(number, corrects, correcting.getOrDefault(number, List.of()));
                grounds.require(printed, Ground.MARK_UNPRINTED, StatedIndex.name(exhibit));
                alone += stated ? 1 : 0;
                corrected += corrects.isPresent() ? 1 : 0;
            }
            Reason opinion = Reason.of(marked ? Ground.OPINION_MARKED : Ground.NO_OPINION);
            if (alone + corrected > 0) {
                return grounds.or(new Result.Held(List.of(opinion, Reason.of(Ground.MARKS_PRINTED, alone, corrected))));
            }
            return grounds.or(marked ? new Result.Held(List.of(opinion)) : new Result.NotApplicable(List.of(opinion)));
        }));
    }

    /// Whether the words before the first place of a sentence stand in the document, in one of its languages.
    private static boolean says(Reading reading, String key) {
        return LANGUAGES.stream()
                .anyMatch(language -> reading.text().contains(plain(words(language, key).split("\\{", 2)[0])));
    }

    /// Whether the mark of an exhibit stands in the document, in one of its languages.
    private static boolean saysAlone(Reading reading, String exhibit) {
        return LANGUAGES.stream()
                .map(language -> new MessageFormat(words(language, "alone.mark"), language))
                .anyMatch(mark -> reading.text().contains(plain(mark.format(new Object[]{exhibit}))));
    }

    static String words(Locale language, String key) {
        return ResourceBundle.getBundle(WORDS, language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT)).getString(key);
    }

    /// Check 34: what it claims, whether veraPDF finds it so, what is attached, and who signed.
    static Result document(Examination examined) {
        if (examined.trust().certificates().certificates().isEmpty()) {
            return Result.failed(Ground.NOBODY_TRUSTED);
        }
        return examined.reading().judge(reading -> examined.document().judge(report -> {
            var grounds = new Grounds();
            String level = archival(examined, reading, grounds);
            grounds.require(report.lasts(), Ground.SIGNATURE_FAILS, report.signatures()
                    .stream()
                    .map(one -> one.words())
                    .findFirst()
                    .orElse("none"));
            grounds.require(!reading.attached().isEmpty(), Ground.NOTHING_ATTACHED);
            reading.attached()
                    .forEach((name, relationship) -> grounds.require(!relationship.isEmpty(), Ground.ATTACHED_UNRELATED,
                            name));
            return grounds.orHeld(Ground.DOCUMENT_HELD, level, String.join(", ", reading.attached().keySet()));
        }));
    }

    /// The level it keeps. What claims nothing is not judged further: it fails already.
    private static String archival(Examination examined, Reading reading, Grounds grounds) {
        if (!PART_3.matcher(reading.metadata()).find()) {
            grounds.fail(Ground.NOT_PDF_A_3);
            return "";
        }
        try {
            return archival(examined.file().bytes(SignatureChecks.DOCUMENT), grounds);
        } catch (IOException unreadable) {
            throw new Examination.Unreadable(unreadable);
        }
    }

    private static String archival(byte[] pdf, Grounds grounds) {
        switch (PdfConformance.of(pdf)) {
            case Conformance.Kept(String level) -> {
                return level;
            }
            case Conformance.Broken(String level, List<String> rules) -> rules
                    .forEach(rule -> grounds.fail(Ground.PDF_A_BROKEN, rule, level));
            case Conformance.NotJudged(Conformance.Reason reason) -> {
                JudgingBounds bounds = JudgingBounds.USUAL;
                switch (reason) {
                    case UNREADABLE -> grounds.fail(Ground.PDF_A_UNREADABLE);
                    case TIME -> grounds.fail(Ground.PDF_A_ENDLESS, bounds.work().toSeconds());
                    case SPACE -> grounds.fail(Ground.PDF_A_TOO_LARGE, bounds.heap(), bounds.space());
                    case NOT_STARTED -> grounds.fail(Ground.PDF_A_NOT_ASKED);
                }
            }
        }
        return "";
    }

    /// What of check 34 can be asked before anybody signs.
    static Result unsigned(byte[] pdf) {
        Reading reading;
        try {
            reading = read(pdf);
        } catch (IllegalArgumentException noDocument) {
            return Result.failed(Ground.PDF_A_UNREADABLE);
        }
        var grounds = new Grounds();
        String level = PART_3.matcher(reading.metadata()).find() ? archival(pdf, grounds) : "";
        grounds.require(PART_3.matcher(reading.metadata()).find(), Ground.NOT_PDF_A_3);
        return grounds.orHeld(Ground.DOCUMENT_HELD, level, String.join(", ", reading.attached().keySet()));
    }

    /// Check 39.
    static Result forms(Examination examined) {
        return examined.reading().judge(reading -> {
            var grounds = new Grounds();
            grounds.require(RULES.getFirst().matcher(reading.text()).find(), Ground.FORM_MISSING, "902(13)");
            grounds.require(RULES.getLast().matcher(reading.text()).find(), Ground.FORM_MISSING, "902(14)");
            grounds.require(says(reading, "form.handing.basis"), Ground.FORM_MISSING, "Eurojust");
            return grounds.orHeld(Ground.FORMS_HELD);
        });
    }
}
