package org.wwow.backup.dossier.capture;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Looks for the proof that ProofMode packs beside a picture or film into the ZIP file it shares: `HASH.proof.json` or
/// `HASH.proof.csv`, HASH being the SHA-256 of the medium (Guardian Project, ProofMode). Presence only.
final class ProofModePresence {
    private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");
    private static final Pattern PROOF = Pattern.compile("(?:.*/)?[0-9a-f]{64}\\.proof\\.(?:csv|json)");
    private static final int ENTRIES = 10_000;
    private static final long UNPACKED = 4L << 30;

    private ProofModePresence() {}

    static Manifested of(InputStream file) throws IOException {
        var bytes = new BufferedInputStream(file);
        bytes.mark(ZIP.length);
        byte[] head = bytes.readNBytes(ZIP.length);
        bytes.reset();
        if (!Arrays.equals(head, ZIP)) {
            return Manifested.NOT_LOOKED_FOR;
        }
        // Names are compared with plain letters only: every byte may stand for one.
        try (var zip = new ZipInputStream(bytes, StandardCharsets.ISO_8859_1)) {
            return among(zip);
        } catch (EOFException cutShort) {
            return Manifested.ABSENT;
        } catch (ZipException notReadable) {
            return Manifested.NOT_LOOKED_FOR;
        }
    }

    /// Bounded: a ZIP file that unpacks without end is not looked into to its end.
    private static Manifested among(ZipInputStream zip) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long unpacked = 0;
        for (int entry = 0; entry < ENTRIES; entry++) {
            ZipEntry next = zip.getNextEntry();
            if (next == null) {
                return Manifested.ABSENT;
            }
            if (PROOF.matcher(next.getName()).matches()) {
                return Manifested.PRESENT_NOT_CHECKED;
            }
            for (int read = zip.read(buffer); read >= 0 && unpacked <= UNPACKED; read = zip.read(buffer)) {
                unpacked += read;
            }
            if (unpacked > UNPACKED) {
                return Manifested.NOT_LOOKED_FOR;
            }
        }
        return Manifested.NOT_LOOKED_FOR;
    }
}
