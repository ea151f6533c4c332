package org.wwow.backup.dossier.bag;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One manifest as it was read: which bytes each path must have.
///
/// @param file its name
/// @param algorithm how its digests are made
/// @param digests the digest of each path, in the order listed
record BagManifest(String file, BagAlgorithm algorithm, SequencedMap<String, byte[]> digests) {
    private static final Pattern NAME = Pattern.compile("(tag)?manifest-([a-z0-9]+)\\.txt", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{2,256})[ \\t]+(\\*?)(\\S.*)");

    static boolean isOne(String file) {
        return NAME.matcher(file).matches();
    }

    static boolean ofTags(String file) {
        Matcher name = NAME.matcher(file);
        return name.matches() && name.group(1) != null;
    }

    boolean ofTags() {
        return ofTags(file);
    }

    static Optional<BagManifest> read(BagFiles files, String file, BagDeclaration declared, TagFile.Reading reading)
            throws IOException {
        Matcher name = NAME.matcher(file);
        if (!name.matches()) {
            throw new IllegalArgumentException(file + " is no manifest.");
        }
        Optional<BagAlgorithm> algorithm = BagAlgorithm.ofToken(name.group(2));
        if (algorithm.isEmpty()) {
            reading.findings().error(BagRule.ALGORITHM_UNKNOWN, file, name.group(2));
            return Optional.empty();
        }
        if (algorithm.get().weak()) {
            reading.findings().warning(BagRule.ALGORITHM_WEAK, file, algorithm.get().token());
        }
        Optional<List<String>> lines = TagFile.lines(files, file, declared.encoding(), reading);
        return lines.map(all -> {
            BagManifest manifest = new BagManifest(file, algorithm.get(), new LinkedHashMap<>());
            all.forEach(line -> manifest.take(line, declared.version(), reading.findings()));
            return manifest;
        });
    }

    private void take(String line, BagVersion version, BagFindings findings) {
        Matcher form = LINE.matcher(line);
        if (!form.matches() || form.group(1).length() != 2 * algorithm.bytes()) {
            findings.error(BagRule.LINE_MALFORMED, file, line);
            return;
        }
        // A file's name may begin with an asterisk too; only the draft's readers took the mark of md5sum for none.
        boolean mark = !form.group(2).isEmpty() && !version.strict();
        if (mark) {
            findings.warning(BagRule.LINE_BINARY_MARK, file, form.group(3));
        }
        String listed = mark ? form.group(3) : form.group(2) + form.group(3);
        BagPath.read(listed, version, file, findings)
                .filter(path -> placed(path, findings))
                .ifPresent(path -> put(path, HexFormat.of().parseHex(form.group(1)), version, findings));
    }

    private boolean placed(String path, BagFindings findings) {
        boolean right = BagPath.payload(path) != ofTags() && !(ofTags() && ofTags(path));
        if (!right) {
            findings.error(BagRule.PATH_MISPLACED, file, path);
        }
        return right;
    }

    private void put(String path, byte[] digest, BagVersion version, BagFindings findings) {
        if (!BagPath.normal(path)) {
            findings.warning(BagRule.PATH_NOT_NFC, file, path);
        }
        byte[] before = digests.putIfAbsent(path, digest);
        if (before != null) {
            findings.found(version.strict() || !Arrays.equals(before, digest), BagRule.LISTED_TWICE, file, path);
        }
    }
}
