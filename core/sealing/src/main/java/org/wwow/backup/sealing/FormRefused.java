package org.wwow.backup.sealing;

/// Input that does not have the one allowed form. The message names the place and the rule, never the content.
///
/// The reasons are the same in Java and TypeScript; the vectors name them.
public final class FormRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    /// @param where a member name of the format or a plain noun, never something that was read
    public FormRefused(Reason reason, String where) {
        super(where + ": " + reason.words);
        this.reason = reason;
    }

    /// Which rule was broken.
    public Reason reason() {
        return reason;
    }

    /// The rules of protocol section 1, and of the types that build on it.
    public enum Reason {
        /// Bytes that are not UTF-8, overlong forms and encoded surrogates included.
        NOT_UTF8("is not UTF-8"),
        /// Not JSON.
        SYNTAX("is not JSON"),
        /// A member name stands twice.
        DUPLICATE_MEMBER("has a member twice"),
        /// A fraction, an exponent, minus zero or a leading zero.
        NOT_AN_INTEGER("has a number that is not a plain integer"),
        /// An absolute value of 2^53 or more.
        INTEGER_TOO_LARGE("has an integer of 2^53 or more"),
        /// The value null.
        NULL("has a null"),
        /// A surrogate without its other half, or a code point that is no character.
        NOT_A_CHARACTER("has a code point that is no character"),
        /// Text that is not in normalization form C.
        NOT_NFC("has text outside normalization form C"),
        /// Nested more deeply than any type here.
        TOO_DEEP("is nested too deeply"),
        /// More bytes, characters or elements than the type allows.
        TOO_LONG("is too long"),
        /// Valid, but not the bytes that RFC 8785 gives.
        NOT_CANONICAL("is not in canonical form"),
        /// A member the type does not have.
        UNKNOWN_MEMBER("has an unknown member"),
        /// A member the type needs.
        MISSING_MEMBER("is missing"),
        /// A value of another kind than the type needs.
        WRONG_KIND("has the wrong kind of value"),
        /// A value outside the range, length or list of the type.
        OUT_OF_RANGE("is outside its range"),
        /// Elements that must be sorted or distinct and are not.
        NOT_SORTED("is not sorted and distinct");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }
}
