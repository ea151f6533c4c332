package org.wwow.backup.sealing.age;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

import org.wwow.backup.sealing.age.AgeRefused.Reason;

/// The header of a file sealed to exactly one hybrid recipient: always 1 627 bytes (protocol section 5).
///
/// It holds the wrapped file key; destroying it erases the file. Followed by its payload it is a plain age file.
public final class SealedHeader {
    /// Length in bytes.
    public static final int LENGTH = 1627;

    private final byte[] bytes;

    private SealedHeader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Checks the form: 1 627 bytes, one `mlkem768x25519` stanza, nothing else. Whether it opens is for the reader.
    ///
    /// @throws AgeRefused with `HEADER`
    public static SealedHeader of(byte[] bytes) throws AgeRefused {
        if (bytes.length != LENGTH) {
            throw new AgeRefused(Reason.HEADER, "it has not 1627 bytes");
        }
        Header header = parse(bytes);
        boolean oneHybrid = header.stanzas().size() == 1
                && header.stanzas().getFirst().type().equals(Recipient.STANZA);
        if (!oneHybrid) {
            throw new AgeRefused(Reason.HEADER, "it has not exactly one hybrid recipient");
        }
        Unwrapping.check(header.stanzas().getFirst(), 1);
        return new SealedHeader(bytes.clone());
    }

    /// A copy of the 1 627 bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The plain age file: header, then payload.
    public InputStream followedBy(InputStream payload) {
        return new SequenceInputStream(new ByteArrayInputStream(bytes), payload);
    }

    /// The header of a whole file that begins with one; the payload is the rest.
    ///
    /// @throws AgeRefused with `HEADER`
    public static SealedHeader ofFile(byte[] file) throws AgeRefused {
        return of(Arrays.copyOf(file, Math.min(file.length, LENGTH)));
    }

    private static Header parse(byte[] bytes) throws AgeRefused {
        var in = new ByteArrayInputStream(bytes);
        try {
            Header header = HeaderReader.read(in);
            if (in.available() == 0) {
                return header;
            }
        } catch (AgeRefused refused) {
            throw refused;
        } catch (IOException e) {
            throw new IllegalStateException("An array is read without an error.", e);
        }
        throw new AgeRefused(Reason.HEADER, "something follows its end");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedHeader header && Arrays.equals(bytes, header.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SealedHeader[hidden]";
    }
}
