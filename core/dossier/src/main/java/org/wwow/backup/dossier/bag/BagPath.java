package org.wwow.backup.dossier.bag;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A path as a manifest lists it, made plain (RFC 8493 sections 2.1.3 and 5.1).
final class BagPath {
    static final String PAYLOAD = "data/";
    private static final Pattern LEADS_OUT = Pattern.compile("/.*|~.*|.*\\\\.*|[A-Za-z]:.*|%[A-Za-z]+%.*");
    private static final Pattern EMPTY_OR_DOTS = Pattern.compile("(.*/)?(\\.{0,2})(/.*)?");
    private static final Pattern LEFT_BY_A_SYSTEM = Pattern
            .compile("(?i)(.*/)?(\\.DS_Store|\\._[^/]*|Thumbs\\.db|desktop\\.ini|\\.Trashes|\\.Spotlight-V100)");

    private BagPath() {}

    /// The path a line means; empty, with a finding, where it could lead out of the bag.
    static Optional<String> read(String listed, BagVersion version, String manifest, BagFindings findings) {
        String path = listed;
        if (path.startsWith("./")) {
            findings.warning(BagRule.PATH_RELATIVE, manifest, listed);
            path = path.substring(2);
        }
        if (LEADS_OUT.matcher(path).matches() || EMPTY_OR_DOTS.matcher(path).matches()
                || path.indexOf('\0') >= 0) {
            findings.error(BagRule.PATH_OUTSIDE, manifest, listed);
            return Optional.empty();
        }
        if (!version.strict()) {
            return Optional.of(path);
        }
        Optional<String> plain = unescaped(path);
        if (plain.isEmpty()) {
            findings.error(BagRule.PATH_ESCAPE, manifest, listed);
        }
        return plain;
    }

    static boolean payload(String path) {
        return path.startsWith(PAYLOAD);
    }

    static boolean leftByASystem(String path) {
        return LEFT_BY_A_SYSTEM.matcher(path).matches();
    }

    static boolean normal(String path) {
        return Normalizer.isNormalized(path, Normalizer.Form.NFC);
    }

    /// The form in which names that some file systems take for one are the same.
    static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /// Only line ends and the percent sign itself are escaped; any other percent sign is an error of the writer.
    private static Optional<String> unescaped(String path) {
        String plain = path.replaceAll("%0[aA]", "\n").replaceAll("%0[dD]", "\r");
        return plain.replace("%25", "").indexOf('%') >= 0
                ? Optional.empty()
                : Optional.of(plain.replace("%25", "%"));
    }
}
