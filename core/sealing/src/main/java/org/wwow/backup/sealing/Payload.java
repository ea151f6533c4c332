package org.wwow.backup.sealing;

import java.util.Arrays;

import org.wwow.backup.sealing.age.SealedHeader;

/// What follows the header of an age file that is small enough to stay in memory. Unreadable without the header.
public final class Payload {
    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes a copy of the bytes.
    public static Payload of(byte[] bytes) {
        return new Payload(bytes.clone());
    }

    /// The part of a file after its 1 627-byte header; empty if there is none.
    public static Payload ofFile(byte[] file) {
        return new Payload(Arrays.copyOfRange(file, Math.min(SealedHeader.LENGTH, file.length), file.length));
    }

    /// A copy of the bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Its length in bytes.
    public int length() {
        return bytes.length;
    }

    /// Its digest, as the deposit names it.
    public Digest digest() {
        return Digest.hash(bytes);
    }

    /// The plain age file.
    public byte[] after(SealedHeader header) {
        byte[] head = header.bytes();
        byte[] file = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, file, head.length, bytes.length);
        return file;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload payload && Arrays.equals(bytes, payload.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Payload[" + bytes.length + " bytes]";
    }
}
