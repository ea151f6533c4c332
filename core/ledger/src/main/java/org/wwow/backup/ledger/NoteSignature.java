package org.wwow.backup.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// One signature line of a note; nothing is said about whether it holds.
public final class NoteSignature {
    private static final String BEGIN = "\u2014 ";

    private final String name;
    private final byte[] idAndSignature;

    private NoteSignature(String name, byte[] idAndSignature) {
        this.name = name;
        this.idAndSignature = idAndSignature;
    }

    static NoteSignature of(VerifierKey key, byte[] signature) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length).putInt(key.id()).put(signature).array();
        return new NoteSignature(key.name(), bytes);
    }

    /// Reads one line without its newline.
    ///
    /// @throws NoteRefused.Malformed if it is no signature line
    public static NoteSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(BEGIN) || space < BEGIN.length()) {
            throw new NoteRefused.Malformed("A signature line is a dash, a name and base64.");
        }
        String name = line.substring(BEGIN.length(), space);
        if (!KeyNames.isOne(name)) {
            throw new NoteRefused.Malformed("A signature line names no key.");
        }
        byte[] bytes;
        try {
            bytes = CanonicalBase64.decodePadded(line.substring(space + 1));
        } catch (IllegalArgumentException _) {
            throw new NoteRefused.Malformed("The signature of " + name + " is not base64.");
        }
        if (bytes.length <= Integer.BYTES) {
            throw new NoteRefused.Malformed("The signature of " + name + " is too short.");
        }
        return new NoteSignature(name, bytes);
    }

    /// The name of the key that claims to have signed.
    public String name() {
        return name;
    }

    /// The line without its newline.
    public String line() {
        return BEGIN + name + " " + CanonicalBase64.encode(idAndSignature);
    }

    int keyId() {
        return ByteBuffer.wrap(idAndSignature).getInt();
    }

    byte[] signature() {
        return Arrays.copyOfRange(idAndSignature, Integer.BYTES, idAndSignature.length);
    }

    /// The POSIX time of a timed signature; negative stands for one beyond 2^63 - 1, which is refused.
    long seconds() {
        return ByteBuffer.wrap(idAndSignature).getLong(Integer.BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && name.equals(that.name)
                && Arrays.equals(idAndSignature, that.idAndSignature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(idAndSignature);
    }

    @Override
    public String toString() {
        return line();
    }
}
