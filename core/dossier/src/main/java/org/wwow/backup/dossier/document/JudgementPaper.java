package org.wwow.backup.dossier.document;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.xml.sax.SAXException;

/// The report of a verification for people: PDF/A-3a, tagged, in one language, with the same findings attached for
/// programs. It is a program's word and bears no signature.
///
/// The same words and language give the same bytes. Nothing is loaded from anywhere but this module.
///
/// @param subject which file
/// @param judge by which program and when
/// @param trusted what the reader gave
/// @param findings what was found
public record JudgementPaper(Subject subject, Judge judge, Trusted trusted, Findings findings) {
    private static final List<String> SECTIONS = List.of("section.report.file", "section.report.reading",
            "section.report.checks", "section.report.open");
    private static final List<String> LIMITS = List.of("report.open.truth", "report.open.trust",
            "report.open.qualified", "report.open.later");
    private static final String LAST = "last-page";

    /// Which file was judged.
    ///
    /// @param name its plain name
    /// @param files how many; 1 for a container
    /// @param size in bytes
    /// @param sha256 in hexadecimal; absent for a folder
    /// @param sha512 in hexadecimal; absent for a folder
    public record Subject(String name, long files, long size, Optional<String> sha256, Optional<String> sha512) {}

    /// Who judged, and when.
    ///
    /// @param program name and version
    /// @param digest SHA-256 of its one file, in hexadecimal
    /// @param at the time at which was judged
    /// @param ownTime whether the reader said it; otherwise it is the machine's
    public record Judge(String program, Optional<String> digest, Instant at, boolean ownTime) {}

    /// What the reader trusts from outside the file.
    ///
    /// @param policy SHA-256 of the policy's file, in hexadecimal
    /// @param logs the logs it names
    /// @param root the directory's root key
    /// @param certificates each with its digest
    public record Trusted(Optional<String> policy, List<String> logs, Optional<String> root,
            List<String> certificates) {
        /// Keeps its own copies.
        public Trusted {
            logs = List.copyOf(logs);
            certificates = List.copyOf(certificates);
        }
    }

    /// What was found.
    ///
    /// @param holds whether nothing failed and something held
    /// @param summary the whole in one sentence
    /// @param rows each check
    /// @param json the same for programs
    @SuppressWarnings("ArrayRecordComponent")
    public record Findings(boolean holds, String summary, List<Row> rows, byte[] json) {
        /// Keeps its own copy.
        public Findings {
            rows = List.copyOf(rows);
        }
    }

    /// One check.
    ///
    /// @param number 1 to 40
    /// @param sentence what it asks
    /// @param outcome what became of it
    /// @param why the reasons
    /// @param word the outcome in the reader's language
    public record Row(int number, String sentence, Outcome outcome, String why, String word) {
        /// What became of it.
        public enum Outcome {
            /// It is so.
            HELD,
            /// It is not so.
            FAILED,
            /// Nothing was asked of this file.
            NOT_APPLICABLE
        }
    }

    /// Writes the document.
    ///
    /// @throws IOException if it cannot be set in type or written
    /// @throws IllegalArgumentException if there are no words in that language
    public static void write(JudgementPaper paper, Locale language, OutputStream out) throws IOException {
        if (!CourtDocument.languages().contains(language)) {
            throw new IllegalArgumentException("The report has no words in that language.");
        }
        var words = new Wording(language);
        String title = words.plainly("report.title") + " · " + Lettering.shown(paper.subject.name);
        Typesetter.Typeset set = Typesetter.set(title, paper.judge.at, words.rightToLeft(),
                sheet -> paper.root(sheet, words));
        var attached = new Attachment("verdict.json", "application/json", Attachment.Relationship.DATA,
                words.plainly("report.attached"), paper.findings.json);
        Archiving.write(set.pdf(), List.of(attached), paper.judge.at, out);
    }

    private void root(Sheet sheet, Wording words) throws SAXException {
        var margins = new Layout.Margins(Layout.shortened(subject.name), Facts.time(judge.at),
                Layout.shortened(judge.program), LAST);
        Layout.root(sheet, words, SECTIONS, margins, () -> body(sheet, words));
    }

    private void body(Sheet sheet, Wording words) throws SAXException {
        var grid = new Grid(sheet);
        sheet.paragraph(Style.KICKER, words.say("report.kicker"));
        sheet.paragraph(Style.TITLE, words.say("report.title"));
        sheet.paragraph(Style.LEAD, words.say("report.lead"));
        grid.remark(findings.summary);
        heading(sheet, words, 0);
        grid.pairs(() -> file(grid, words));
        heading(sheet, words, 1);
        grid.pairs(() -> reading(grid, words));
        heading(sheet, words, 2);
        checks(sheet, grid, words);
        heading(sheet, words, 3);
        open(sheet, words);
    }

    private static void heading(Sheet sheet, Wording words, int section) throws SAXException {
        sheet.object("block", Style.HEADING.with("id", SECTIONS.get(section)),
                () -> sheet.text((section + 1) + ". " + words.say(SECTIONS.get(section))));
    }

    private void file(Grid grid, Wording words) throws SAXException {
        grid.pair(words.say("report.name"), subject.name);
        grid.pair(words.say("report.size"), words.say("report.bytes", subject.size));
        if (subject.sha256.isEmpty() || subject.sha512.isEmpty()) {
            grid.pair(words.say("report.files"), words.say("report.folder", subject.files));
            return;
        }
        grid.pair("SHA-256", breakable(subject.sha256.get()));
        grid.pair("SHA-512", breakable(subject.sha512.get()));
    }

    private void reading(Grid grid, Wording words) throws SAXException {
        grid.pair(words.say("report.at"),
                words.say(judge.ownTime ? "report.at.given" : "report.at.clock", Facts.time(judge.at)));
        grid.pair(words.say("report.program"), judge.program);
        grid.pair(words.say("report.digest"), judge.digest.map(JudgementPaper::breakable)
                .orElse(words.say("report.parts")));
        grid.pair(words.say("report.policy"),
                trusted.policy.map(digest -> words.say("report.policy.given", String.join(", ", trusted.logs),
                        breakable(digest))).orElse(words.say("report.own")));
        grid.pair(words.say("report.root"), trusted.root.map(JudgementPaper::breakable)
                .orElse(words.say("report.own")));
        if (trusted.certificates.isEmpty()) {
            grid.pair(words.say("report.certificates"), words.say("report.certificates.none"));
        }
        for (String certificate : trusted.certificates) {
            grid.pair(words.say("report.certificates"), certificate);
        }
    }

    /// A digest in groups, so that a line may end within it.
    private static String breakable(String digest) {
        return digest.replaceAll("(.{16})(?=.)", "$1 ");
    }

    private void checks(Sheet sheet, Grid grid, Wording words) throws SAXException {
        List<String> heads = List.of(words.say("head.number"), words.say("head.check"), words.say("head.result"));
        grid.table(List.of(8, 72, 20), heads, () -> {
            for (Row row : findings.rows) {
                Style style = row.outcome == Row.Outcome.FAILED ? Style.CELL_HEAD : Style.CELL;
                grid.row(() -> sheet.paragraph(style, Integer.toString(row.number)), () -> {
                    sheet.paragraph(style, row.sentence);
                    sheet.paragraph(Style.CELL_NOTE, row.why);
                }, () -> sheet.paragraph(style, row.word));
            }
        });
    }

    private void open(Sheet sheet, Wording words) throws SAXException {
        String numbers = findings.rows.stream()
                .filter(row -> row.outcome == Row.Outcome.NOT_APPLICABLE)
                .map(row -> Integer.toString(row.number))
                .collect(Collectors.joining(", "));
        sheet.paragraph(Style.BODY, numbers.isEmpty()
                ? words.say("report.open.none")
                : words.say("report.open.numbers", numbers));
        for (String limit : LIMITS) {
            List<String> properties = limit.equals(LIMITS.getLast())
                    ? Style.BODY.with("id", LAST)
                    : Style.BODY.properties();
            sheet.object("block", properties, () -> sheet.text(words.say(limit)));
        }
    }
}
