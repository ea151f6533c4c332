package org.wwow.backup.sealing.age;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import org.wwow.backup.sealing.age.AgeRefused.Reason;

/// A parsed header: its stanzas, the bytes the MAC covers (up to the three dashes), and the MAC.
final class Header {
    static final String VERSION = "age-encryption.org/v1\n";
    static final String DASHES = "---";

    private final List<Stanza> stanzas;
    private final byte[] covered;
    private final byte[] mac;

    /// Takes the arrays as its own.
    Header(List<Stanza> stanzas, byte[] covered, byte[] mac) {
        this.stanzas = List.copyOf(stanzas);
        this.covered = covered;
        this.mac = mac;
    }

    List<Stanza> stanzas() {
        return stanzas;
    }

    /// The bytes of a new header.
    static byte[] write(List<Stanza> stanzas, FileKey fileKey) {
        var text = new StringBuilder(2048).append(VERSION);
        stanzas.forEach(stanza -> stanza.appendTo(text));
        text.append(DASHES);
        byte[] mac = fileKey.headerMac(text.toString().getBytes(StandardCharsets.US_ASCII));
        text.append(' ').append(Base64Strict.encode(mac)).append('\n');
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// Finds the stanza that one of the keys opens and checks the MAC with what it held.
    FileKey unwrap(List<? extends OpeningKey> keys) throws AgeRefused {
        FileKey fileKey = Unwrapping.firstMatch(stanzas, keys);
        if (!MessageDigest.isEqual(mac, fileKey.headerMac(covered))) {
            throw new AgeRefused(Reason.HEADER_MAC, "its check value does not fit");
        }
        return fileKey;
    }
}
