package org.wwow.backup.sealing;

import java.math.BigInteger;
import java.security.SecureRandom;

/// The reporter's only key: 22 random digits and two check digits (protocol section 2, ISO 7064 MOD 97-10).
///
/// Whoever holds it is the reporter, so it is never stored, sent or logged; `toString` says nothing.
public final class AccessCode {
    private static final int RANDOM_DIGITS = 22;
    private static final int DIGITS = 24;
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private final String digits;

    private AccessCode(String digits) {
        this.digits = digits;
    }

    /// Draws a new code; each digit is uniform because bytes of 250 and above are thrown away.
    public static AccessCode draw(SecureRandom random) {
        var number = new StringBuilder(DIGITS);
        byte[] one = new byte[1];
        while (number.length() < RANDOM_DIGITS) {
            random.nextBytes(one);
            int value = Byte.toUnsignedInt(one[0]);
            if (value < 250) {
                number.append((char) ('0' + value % 10));
            }
        }
        return new AccessCode(number + checkDigits(number.toString()));
    }

    /// Reads a code as a person typed it, in the digits of any script.
    ///
    /// Everything that is neither digit nor letter is dropped; nothing is corrected silently.
    ///
    /// @throws AccessCodeRefused if a letter occurs, the number of digits is wrong, or the check digits do not hold
    public static AccessCode read(CharSequence typed) {
        String digits = digitsOf(typed);
        if (digits.length() != DIGITS) {
            throw new AccessCodeRefused.WrongLength(digits.length());
        }
        int check = Integer.parseInt(digits.substring(RANDOM_DIGITS));
        boolean holds = new BigInteger(digits).mod(NINETY_SEVEN).equals(BigInteger.ONE);
        if (!holds || check < 2 || check > 98) {
            throw new AccessCodeRefused.CheckFailed();
        }
        return new AccessCode(digits);
    }

    /// The 24 ASCII digits; the name says what is revealed, so that every use can be found.
    public String revealDigits() {
        return digits;
    }

    /// Six groups of four, as shown to the reporter.
    public String revealGroups() {
        return digits.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return "AccessCode[hidden]";
    }

    private static String checkDigits(String number) {
        int remainder = new BigInteger(number + "00").mod(NINETY_SEVEN).intValueExact();
        int check = 98 - remainder;
        return check < 10 ? "0" + check : Integer.toString(check);
    }

    private static String digitsOf(CharSequence typed) {
        var digits = new StringBuilder(DIGITS);
        typed.codePoints().forEach(point -> {
            if (Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER) {
                digits.append((char) ('0' + Character.digit(point, 10)));
            } else if (Character.isLetter(point)) {
                throw new AccessCodeRefused.LetterFound();
            }
        });
        return digits.toString();
    }
}
