package org.wwow.backup.sealing;

/// Why a typed code was not taken. The message never holds what was typed.
public abstract sealed class AccessCodeRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private AccessCodeRefused(String message) {
        super(message);
    }

    /// A letter stood among the digits.
    public static final class LetterFound extends AccessCodeRefused {
        private static final long serialVersionUID = 1L;

        LetterFound() {
            super("An access code has digits only.");
        }
    }

    /// More or fewer than 24 digits.
    public static final class WrongLength extends AccessCodeRefused {
        private static final long serialVersionUID = 1L;
        private final int digits;

        WrongLength(int digits) {
            super("An access code has 24 digits; " + digits + " were given.");
            this.digits = digits;
        }

        /// How many digits were given.
        public int digits() {
            return digits;
        }
    }

    /// The two check digits do not fit the others: a digit is wrong or two were swapped.
    public static final class CheckFailed extends AccessCodeRefused {
        private static final long serialVersionUID = 1L;

        CheckFailed() {
            super("The check digits do not fit: a digit is wrong, or two were swapped.");
        }
    }
}
