package org.wwow.backup.dossier.check;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.wwow.backup.dossier.caseuco.CaseGraph;
import org.wwow.backup.dossier.custody.CustodyChain;
import org.wwow.backup.dossier.file.DossierIndex;
import org.wwow.backup.dossier.loadfile.LoadFile;
import org.wwow.backup.sealing.FormRefused;

/// Checks 7 and 35: the lists for people and for machines.
final class IndexChecks {
    static final String LOAD_FILE = "data/index.csv";
    static final String GRAPH = "data/case.jsonld";
    private static final int MOST_CELLS = 1_000_000;

    private IndexChecks() {}

    /// Check 7. The load file is read by its own grammar (RFC 4180), not by the code that wrote it.
    static Result index(Examination examined) {
        return examined.index()
                .judge(index -> examined.file()
                        .part(LOAD_FILE, IndexChecks::rows)
                        .judge(rows -> listed(examined, index, rows)));
    }

    private static Result listed(Examination examined, StatedIndex index, List<Map<String, String>> rows) {
        var grounds = new Grounds();
        Map<String, Map<String, String>> byId = new HashMap<>();
        rows.forEach(row -> grounds.require(byId.put(row.getOrDefault("Document ID", ""), row) == null, Ground.TWICE,
                row.getOrDefault("Document ID", "")));
        Map<Long, List<Long>> correcting = index.correcting();
        for (Row exhibit : index.exhibits()) {
            long number = exhibit.number("number").orElse(0L);
            Map<String, String> row = byId.getOrDefault(
                    index.sheet().textOrEmpty("reference") + String.format(Locale.ROOT, "-%04d", number), Map.of());
            List<String> unlike = unlike(exhibit, row);
            Map<String, String> marks = Map.of(LoadFile.ALONE, index.givenAlone(exhibit) ? "yes" : "",
                    LoadFile.CORRECTS, corrects(index, exhibit), LoadFile.CORRECTED_BY,
                    LoadFile.ids(index.sheet().textOrEmpty("reference"), correcting.getOrDefault(number, List.of())));
            marks.forEach((field, mark) -> grounds.require(tells(row, field, mark), Ground.LISTED_OTHERWISE, number,
                    field));
            grounds.require(unlike.isEmpty(), Ground.LISTED_OTHERWISE, number, String.join(", ", unlike));
        }
        Set<String> listed = new HashSet<>();
        for (Row file : index.files()) {
            String path = file.textOrEmpty("path");
            grounds.require(listed.add(path), Ground.TWICE, path);
            boolean same = examined.file().has(path) && isAsListed(file, examined.digests(path));
            grounds.require(same, Ground.FILE_LISTED_OTHERWISE, path);
        }
        examined.file()
                .under("data/exhibits/")
                .stream()
                .filter(path -> !listed.contains(path))
                .forEach(path -> grounds.fail(Ground.FILE_WITHOUT_PLACE, path));
        grounds.require(!rows.isEmpty(), Ground.NO_EXHIBITS);
        return grounds.orHeld(Ground.INDEX_HELD, index.exhibits().size(), rows.size(), index.files().size());
    }

    private static String corrects(StatedIndex index, Row exhibit) {
        return index.corrects(exhibit)
                .map(one -> one.isEmpty()
                        ? LoadFile.NOT_HERE
                        : LoadFile.ids(index.sheet().textOrEmpty("reference"), one))
                .orElse("");
    }

    /// A list has no field for a mark that none of its lines bears.
    private static boolean tells(Map<String, String> row, String field, String mark) {
        String told = row.getOrDefault(field, "");
        return told.equals(mark) || told.equals("'" + mark);
    }

    private static boolean isAsListed(Row file, FileDigests actual) {
        return file.number("size").filter(size -> size == actual.length()).isPresent()
                && file.textOrEmpty("sha256").equals(actual.sha256().hex())
                && file.textOrEmpty("sha512").equals(actual.sha512());
    }

    /// The fields in which the load file says otherwise than the index.
    private static List<String> unlike(Row exhibit, Map<String, String> row) {
        Map<String, String> wanted = new HashMap<>();
        wanted.put("Title", exhibit.textOrEmpty("title"));
        wanted.put("Type", exhibit.textOrEmpty("kind"));
        wanted.put("Media Type", exhibit.textOrEmpty("format"));
        wanted.put("Language", exhibit.textOrEmpty("language"));
        wanted.put("Source", exhibit.textOrEmpty("source"));
        wanted.put("Confidentiality",
                exhibit.object("confidentiality").map(one -> one.textOrEmpty("level")).orElse(""));
        wanted.put("Extent",
                exhibit.object("extent").flatMap(one -> one.number("count")).map(String::valueOf).orElse(""));
        wanted.put("SHA-256", exhibit.textOrEmpty("sha256"));
        wanted.put("SHA-512", exhibit.textOrEmpty("sha512"));
        List<String> unlike = new ArrayList<>();
        wanted.forEach((field, value) -> {
            String told = row.getOrDefault(field, "\0");
            if (!told.equals(value) && !told.equals("'" + value)) {
                unlike.add(field);
            }
        });
        boolean mandatory = List.of("title", "kind", "language", "source", "sha256")
                .stream()
                .allMatch(name -> exhibit.text(name).isPresent());
        if (!mandatory) {
            unlike.add("title, kind, language, source, sha256");
        }
        unlike.sort(String::compareTo);
        return unlike;
    }

    /// Each line by the names of the first.
    private static List<Map<String, String>> rows(byte[] csv) {
        List<List<String>> lines = lines(csv);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("It has no line.");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != lines.getFirst().size()) {
                throw new IllegalArgumentException("Line " + (rows.size() + 2) + " has another number of fields.");
            }
            Map<String, String> row = new HashMap<>();
            for (int at = 0; at < line.size(); at++) {
                row.put(lines.getFirst().get(at), line.get(at));
            }
            rows.add(row);
        }
        return rows;
    }

    /// RFC 4180, each field quoted, each line ended by CR LF.
    private static List<List<String>> lines(byte[] csv) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new FormRefused(FormRefused.Reason.NOT_UTF8, "list");
        }
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        int at = 0;
        int cells = 0;
        while (at < text.length()) {
            StringBuilder cell = new StringBuilder();
            at = cell(text, at, cell);
            line.add(cell.toString());
            if (++cells > MOST_CELLS) {
                throw new FormRefused(FormRefused.Reason.TOO_LONG, "list");
            }
            if (text.startsWith(",", at)) {
                at++;
            } else if (text.startsWith("\r\n", at)) {
                at += 2;
                lines.add(List.copyOf(line));
                line.clear();
            } else {
                throw new IllegalArgumentException("Line " + (lines.size() + 1) + " does not end as it must.");
            }
        }
        if (!line.isEmpty()) {
            throw new IllegalArgumentException("Its last line does not end.");
        }
        return lines;
    }

    private static int cell(String text, int from, StringBuilder cell) {
        if (text.charAt(from) != '"') {
            throw new IllegalArgumentException("A field is not quoted.");
        }
        int at = from + 1;
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (sign != '"') {
                cell.append(sign);
                at++;
            } else if (text.startsWith("\"\"", at)) {
                cell.append('"');
                at += 2;
            } else {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("A quoted field does not end.");
    }

    /// Check 35. Graph and load file are made anew from index and custody, and compared byte by byte. Whether the graph
    /// keeps the shapes of CASE is asked where it is made.
    static Result metadata(Examination examined) {
        Part<DossierIndex> index = examined.file().part(StatedIndex.PATH, DossierIndex::read);
        Part<CustodyChain> custody = examined.file().part(CustodyEvidence.PATH, CustodyChain::read);
        return index.judge(said -> custody.judge(chain -> examined.file()
                .part(GRAPH, bytes -> bytes)
                .judge(graph -> examined.file().part(LOAD_FILE, bytes -> bytes).judge(list -> {
                    var grounds = new Grounds();
                    grounds.require(Arrays.equals(graph, CaseGraph.of(said, chain)), Ground.OTHER_FORM, GRAPH);
                    grounds.require(Arrays.equals(list, LoadFile.of(said)), Ground.OTHER_FORM, LOAD_FILE);
                    return grounds.or(new Result.Held(List.of(
                            Reason.of(Ground.METADATA_HELD, graph.length, list.length),
                            Reason.of(Ground.SHAPES_NOT_HERE))));
                }))));
    }
}
