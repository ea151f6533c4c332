package org.wwow.backup.dossier.loadfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wwow.backup.dossier.casefolder.CaseSheet;
import org.wwow.backup.dossier.casefolder.Dated;
import org.wwow.backup.dossier.casefolder.Derivative;
import org.wwow.backup.dossier.casefolder.Exhibit;
import org.wwow.backup.dossier.casefolder.Words;
import org.wwow.backup.dossier.file.DossierIndex;
import org.wwow.backup.dossier.file.DossierIndex.ListedFile;
import org.wwow.backup.dossier.file.DossierPaths;

/// `data/index.csv` (RFC 4180, UTF-8): the fields of the e-court protocols, one line an exhibit or derivative (checks 7
/// and 35).
///
/// Every field is quoted. One that begins with a sign that spreadsheets take for a formula has an apostrophe before it.
public final class LoadFile {
    /// The names of the fields, in their order.
    public static final List<String> FIELDS = List.of("Document ID", "Parent Document ID", "Title", "Date",
            "Date Precision", "Date Basis", "Type", "Media Type", "Language", "Extent", "Extent Unit", "Source",
            "Recipient", "Original", "Confidentiality", "Lifting", "Translator", "Chain of Custody", "Case", "File",
            "Size", "SHA-256", "SHA-512");
    /// One field more at the end, in a file where something was given alone: *what is no statement is seen before it is
    /// opened*. A file without has the fields it always had.
    public static final String ALONE = "Given Alone";
    /// Two fields before that one, in a file where an exhibit corrects something: *what was corrected is seen at the line of
    /// each*. They hold document IDs.
    public static final String CORRECTS = "Corrects";
    /// The other way round.
    public static final String CORRECTED_BY = "Corrected By";
    /// Stands under [#CORRECTS] where what it corrects is not in the file.
    public static final String NOT_HERE = "not in this file";
    private static final String FORMULA = "=+-@\t\r";

    private final DossierIndex index;
    private final boolean alone;
    private final boolean corrected;
    private final Map<String, ListedFile> files;

    private LoadFile(DossierIndex index) {
        this.index = index;
        this.alone = index.exhibits().stream().anyMatch(DossierIndex.FoundOut::alone);
        this.corrected = index.exhibits().stream().anyMatch(one -> one.corrects().isPresent());
        this.files = index.files().stream().collect(Collectors.toMap(ListedFile::path, Function.identity()));
    }

    /// The file.
    public static byte[] of(DossierIndex index) {
        return new LoadFile(index).lines().getBytes(StandardCharsets.UTF_8);
    }

    /// The document ID of an exhibit: the reference and its number.
    public static String id(CaseSheet sheet, Exhibit exhibit) {
        return id(sheet.reference(), exhibit.number());
    }

    private static String id(String reference, long number) {
        return reference + String.format(Locale.ROOT, "-%04d", number);
    }

    /// What stands under [#CORRECTS] or [#CORRECTED_BY].
    public static String ids(String reference, List<? extends Number> numbers) {
        return numbers.stream().map(one -> id(reference, one.longValue())).collect(Collectors.joining("; "));
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        add(lines, FIELDS, marks(CORRECTS, CORRECTED_BY, ALONE));
        for (Exhibit exhibit : index.sheet().exhibits()) {
            String reference = index.sheet().reference();
            List<String> marks = marks(
                    index.corrects(exhibit).map(one -> one.isEmpty() ? NOT_HERE : ids(reference, one)).orElse(""),
                    ids(reference, index.correctedBy(exhibit)), index.givenAlone(exhibit) ? "yes" : "");
            add(lines, exhibit(exhibit), marks);
            List<Derivative> made = index.sheet().derivativesOf(exhibit);
            for (Derivative derivative : made) {
                file(DossierPaths.derivative(exhibit, derivative))
                        .ifPresent(file -> add(lines, derivative(exhibit, derivative, file), marks));
            }
        }
        return lines.toString();
    }

    private Optional<ListedFile> file(String path) {
        return Optional.ofNullable(files.get("data/" + path));
    }

    private List<String> exhibit(Exhibit exhibit) {
        CaseSheet sheet = index.sheet();
        Optional<ListedFile> file = file(DossierPaths.original(exhibit));
        return List.of(id(sheet, exhibit), "", exhibit.title(), exhibit.date().map(LoadFile::date).orElse(""),
                exhibit.date().map(date -> Words.of(date.precision())).orElse(""),
                exhibit.date().map(date -> Words.of(date.basis())).orElse(""), Words.of(exhibit.kind()),
                exhibit.format(), exhibit.language(),
                exhibit.extent().map(extent -> Long.toString(extent.count())).orElse(""),
                exhibit.extent().map(extent -> Words.of(extent.unit())).orElse(""), exhibit.source(),
                sheet.parties().organisation().name(), "yes", Words.of(exhibit.confidentiality().level()),
                exhibit.confidentiality().lifting(), "", "data/custody.jsonl", sheet.codeName(),
                file.map(ListedFile::path).orElse(""), Long.toString(exhibit.original().length()),
                exhibit.original().sha256().hex(), exhibit.original().sha512().hex());
    }

    private List<String> derivative(Exhibit exhibit, Derivative derivative, ListedFile file) {
        CaseSheet sheet = index.sheet();
        String parent = sheet.exhibit(derivative.parent())
                .map(one -> id(sheet, one))
                .orElseGet(() -> id(sheet, exhibit) + "-" + derivative.parent().text());
        return List.of(id(sheet, exhibit) + "-" + derivative.id().text(), parent,
                exhibit.title() + " (" + Words.of(derivative.kind()) + ")", derivative.making().time().toString(),
                "second", "received", Words.of(derivative.kind()), derivative.format(),
                derivative.language().orElse(""), "", "", derivative.making().operator(),
                sheet.parties().organisation().name(), "no", Words.of(exhibit.confidentiality().level()),
                exhibit.confidentiality().lifting(),
                derivative.translation().map(Derivative.Translation::translator).orElse(""), "data/custody.jsonl",
                sheet.codeName(), file.path(), Long.toString(file.size()), file.sha256().hex(), file.sha512().hex());
    }

    private static String date(Dated date) {
        return date.from() + date.until().map(until -> "/" + until).orElse("");
    }

    /// Those of the fields at the end that this file has.
    private List<String> marks(String corrects, String correctedBy, String given) {
        List<String> marks = new ArrayList<>();
        if (corrected) {
            marks.add(corrects);
            marks.add(correctedBy);
        }
        if (alone) {
            marks.add(given);
        }
        return marks;
    }

    private static void add(StringBuilder lines, List<String> fields, List<String> marks) {
        Stream<String> all = Stream.concat(fields.stream(), marks.stream());
        lines.append(all.map(LoadFile::quoted).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String quoted(String field) {
        String harmless = !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
