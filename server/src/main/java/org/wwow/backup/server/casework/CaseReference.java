package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/// What people say on the telephone: seven random signs of Crockford's base 32 and a check sign (protocol section 18).
public record CaseReference(String text) {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM_SIGNS = 7;

    /// @throws IllegalArgumentException if it is not eight signs whose check holds
    public CaseReference {
        if (text.length() != RANDOM_SIGNS + 1 || text.chars().anyMatch(sign -> SIGNS.indexOf(sign) < 0)
                || text.charAt(RANDOM_SIGNS) != check(text)) {
            throw new IllegalArgumentException("This is no case reference.");
        }
    }

    /// Draws one.
    public static CaseReference draw(SecureRandom random) {
        var text = new StringBuilder(RANDOM_SIGNS + 1);
        for (int at = 0; at < RANDOM_SIGNS; at++) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return new CaseReference(text.append(check(text)).toString());
    }

    /// Reads one as it was typed or heard: small letters, O for 0, I and L for 1, spaces and hyphens.
    public static Optional<CaseReference> read(String typed) {
        if (typed.length() > 32) {
            return Optional.empty();
        }
        String text = typed.replaceAll("[ -]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        try {
            return Optional.of(new CaseReference(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static char check(CharSequence text) {
        int sum = 0;
        for (int at = 0; at < RANDOM_SIGNS; at++) {
            sum += SIGNS.indexOf(text.charAt(at)) * (at + 1);
        }
        return SIGNS.charAt(sum % SIGNS.length());
    }
}
