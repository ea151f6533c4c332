package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `bag-info.txt` and `fetch.txt` say (RFC 8493 sections 2.2.2 and 2.2.3).
final class BagTexts {
    static final String INFO = "bag-info.txt";
    static final String FETCH = "fetch.txt";
    private static final Pattern STRICT_LABEL = Pattern.compile("[^:\\s]([^:]*[^:\\s])?: ?\\S?.*");
    /// Possessive, as the next: a line of spaces must not take a reader minutes.
    private static final Pattern LOOSE_LABEL = Pattern.compile("\\s*+[^:\\s][^:]*+:.*");
    private static final Pattern OXUM_LABEL = Pattern.compile("(?i)Payload-Oxum\\s*+:(.*)");
    private static final Pattern OXUM = Pattern.compile("\\s*+(\\d{1,18})\\.(\\d{1,9})\\s*+");
    private static final Pattern FETCH_LINE = Pattern.compile("\\S+[ \\t]+(-|\\d{1,18})[ \\t]+(\\S.*)");

    private BagTexts() {}

    /// Checks every line of the info and compares each `Payload-Oxum` with what is there.
    static void judgeInfo(BagFiles files, BagDeclaration declared, TagFile.Reading reading) throws IOException {
        if (!files.sizes().containsKey(INFO)) {
            return;
        }
        Optional<List<String>> lines = TagFile.lines(files, INFO, declared.encoding(), reading);
        Pattern label = declared.version().strict() ? STRICT_LABEL : LOOSE_LABEL;
        boolean first = true;
        for (String line : lines.orElse(List.of())) {
            boolean goesOn = !first && (line.startsWith(" ") || line.startsWith("\t"));
            if (!goesOn && !label.matcher(line).matches()) {
                reading.findings().error(BagRule.INFO_MALFORMED, INFO, line);
            }
            judgeOxum(line, files, declared.version(), reading.findings());
            first = false;
        }
    }

    /// The paths that are said to lie elsewhere. Nothing is ever fetched: an address in a file is an order to call home.
    static Set<String> elsewhere(BagFiles files, BagDeclaration declared, TagFile.Reading reading) throws IOException {
        Set<String> paths = new HashSet<>();
        if (!files.sizes().containsKey(FETCH)) {
            return paths;
        }
        for (String line : TagFile.lines(files, FETCH, declared.encoding(), reading).orElse(List.of())) {
            Matcher form = FETCH_LINE.matcher(line);
            if (!form.matches()) {
                reading.findings().error(BagRule.LINE_MALFORMED, FETCH, line);
                continue;
            }
            BagPath.read(form.group(2), declared.version(), FETCH, reading.findings()).ifPresent(path -> {
                if (BagPath.payload(path)) {
                    paths.add(path);
                } else {
                    reading.findings().error(BagRule.PATH_MISPLACED, FETCH, path);
                }
            });
        }
        return paths;
    }

    private static void judgeOxum(String line, BagFiles files, BagVersion version, BagFindings findings) {
        Matcher label = OXUM_LABEL.matcher(line);
        if (!label.matches()) {
            return;
        }
        Matcher oxum = OXUM.matcher(label.group(1));
        if (!oxum.matches()) {
            findings.error(BagRule.INFO_MALFORMED, INFO, line);
            return;
        }
        List<Long> payload = files.sizes()
                .entrySet()
                .stream()
                .filter(file -> BagPath.payload(file.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        long bytes = payload.stream().mapToLong(Long::longValue).sum();
        if (Long.parseLong(oxum.group(1)) != bytes || Long.parseLong(oxum.group(2)) != payload.size()) {
            // The drafts call it a hint for people; the digests of every file say more.
            findings.found(version.strict(), BagRule.OXUM_DIFFERS, INFO, bytes + "." + payload.size());
        }
    }
}
