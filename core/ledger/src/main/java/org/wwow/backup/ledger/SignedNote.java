package org.wwow.backup.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A text with signature lines below it (C2SP signed-note). Who of them is trusted is the verifier's choice.
///
/// @param text ends with a newline; the line that separates it from the signatures is not part of it
/// @param signatures 1 to 100, in the order in which they stand
public record SignedNote(String text, List<NoteSignature> signatures) {
    /// More is refused unread.
    public static final int MAX_BYTES = 1_000_000;
    private static final int MAX_SIGNATURES = 100;

    /// @throws NoteRefused.Malformed if the text or the number of signatures is outside the form
    public SignedNote {
        signatures = List.copyOf(signatures);
        requireText(text);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new NoteRefused.Malformed(
                    "A note has 1 to " + MAX_SIGNATURES + " signatures; it had " + signatures.size() + ".");
        }
    }

    /// Reads a note.
    ///
    /// @throws NoteRefused.Malformed if it is none
    public static SignedNote parse(byte[] note) {
        if (note.length > MAX_BYTES) {
            throw new NoteRefused.Malformed("A note has at most " + MAX_BYTES + " bytes.");
        }
        try {
            return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(note)).toString());
        } catch (CharacterCodingException _) {
            throw new NoteRefused.Malformed("A note is UTF-8.");
        }
    }

    /// As [#parse(byte[])], for text that was decoded before.
    ///
    /// @throws NoteRefused.Malformed if it is none
    public static SignedNote parse(String note) {
        int separator = note.lastIndexOf("\n\n");
        if (separator < 0 || !note.endsWith("\n") || separator + 2 == note.length()) {
            throw new NoteRefused.Malformed(
                    "A note is a text, an empty line and signatures, each ending in a newline.");
        }
        String[] lines = note.substring(separator + 2, note.length() - 1).split("\n", MAX_SIGNATURES + 2);
        if (lines.length > MAX_SIGNATURES) {
            throw new NoteRefused.Malformed("A note has at most " + MAX_SIGNATURES + " signatures.");
        }
        List<NoteSignature> signatures = new ArrayList<>(lines.length);
        for (String line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, separator + 1), signatures);
    }

    /// Checks every signature that names one of these keys; the others are ignored.
    ///
    /// @return what holds, at least one, no key twice
    /// @throws NoteRefused.SignatureFails if a signature that names one of the keys is not by it
    /// @throws NoteRefused.NoKnownSignature if none names one of the keys
    public List<VerifiedSignature> verify(Collection<VerifierKey> keys) {
        List<VerifiedSignature> held = verifyAny(keys);
        if (held.isEmpty()) {
            throw new NoteRefused.NoKnownSignature();
        }
        return held;
    }

    /// As [#verify], but none may hold.
    List<VerifiedSignature> verifyAny(Collection<VerifierKey> keys) {
        List<VerifiedSignature> held = new ArrayList<>();
        for (NoteSignature line : signatures) {
            for (VerifierKey key : keys) {
                if (key.isNamedBy(line) && held.stream().noneMatch(one -> one.key().equals(key))) {
                    held.add(VerifiedSignature.check(key, text, line));
                }
            }
        }
        return List.copyOf(held);
    }

    /// This note with further signatures below its own.
    public SignedNote with(List<NoteSignature> further) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.addAll(further);
        return new SignedNote(text, all);
    }

    /// The note as it is stored and sent, UTF-8.
    public String note() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    /// The note's bytes.
    public byte[] bytes() {
        return note().getBytes(StandardCharsets.UTF_8);
    }

    static void requireText(String text) {
        if (!text.endsWith("\n")) {
            throw new NoteRefused.Malformed("The text of a note ends with a newline.");
        }
        if (text.chars().anyMatch(unit -> unit < ' ' && unit != '\n')) {
            throw new NoteRefused.Malformed("A note has no control character but the newline.");
        }
    }
}
