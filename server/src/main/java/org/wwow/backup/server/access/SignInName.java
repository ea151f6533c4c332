package org.wwow.backup.server.access;

import java.util.regex.Pattern;

import org.wwow.backup.sealing.FormRefused;

/// A member's sign-in name, lower case; it salts the passphrase (protocol section 8).
public record SignInName(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{2,63}");

    /// @throws FormRefused with `OUT_OF_RANGE`
    public SignInName {
        if (!FORM.matcher(text).matches()) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "name");
        }
    }
}
