package org.wwow.backup.dossier.bag;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The version a bag declares.
public record BagVersion(int major, int minor) {
    static final BagVersion ONE = new BagVersion(1, 0);
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})");

    static Optional<BagVersion> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new BagVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    boolean known() {
        return equals(ONE) || (major == 0 && minor >= 93 && minor <= 97);
    }

    /// From 1.0 on (RFC 8493) all manifests list all files, each once; the drafts before left both open.
    boolean strict() {
        return major >= 1;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
