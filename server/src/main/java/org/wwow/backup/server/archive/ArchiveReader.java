package org.wwow.backup.server.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.AgeRefused;
import org.wwow.backup.sealing.age.OpeningKey;

/// Reads one file of an archive, part after part. Nothing of it may be used before [#end] was reached.
final class ArchiveReader implements AutoCloseable {
    private static final int BUFFER = 262_144;
    private static final int LONGEST_JSON = 65_536;

    private final InputStream whole;
    private final MessageDigest ofFile;
    private final MessageDigest digest = Digest.sha256();
    private final InputStream opened;
    private final TarArchiveInputStream tar;
    private final ArchiveHead head;
    private @Nullable Part current;
    private @Nullable JsonObject end;
    private long parts;

    /// A part and its content, which is read before the next part is asked for.
    record Part(String name, InputStream content) {
        /// All of it, where it is short.
        byte[] bytes(int most) throws IOException {
            byte[] bytes = content.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new ArchiveRefused("The archive has a part that is longer than such a part may be.");
            }
            return bytes;
        }
    }

    private ArchiveReader(Path file, List<OpeningKey> keys) throws IOException {
        this.ofFile = Digest.sha256();
        this.whole = new BufferedInputStream(new DigestInputStream(Files.newInputStream(file), ofFile), BUFFER);
        try {
            this.opened = Age.provisional(whole, keys);
            this.tar = new TarArchiveInputStream(opened, StandardCharsets.UTF_8.name());
            Part first = next().filter(part -> part.name().equals(ArchiveWriter.HEAD))
                    .orElseThrow(() -> new ArchiveRefused("This is no archive of BackUp."));
            this.head = ArchiveHead.read(first.bytes(LONGEST_JSON));
        } catch (IOException | RuntimeException refused) {
            whole.close();
            throw refused;
        }
    }

    /// Opens a file and reads what it says of itself.
    ///
    /// @throws ArchiveRefused if it does not open, or is no archive
    static ArchiveReader open(Path file, List<OpeningKey> keys) throws IOException {
        try {
            return new ArchiveReader(file, keys);
        } catch (AgeRefused refused) {
            throw refused(refused);
        } catch (FormRefused _) {
            throw new ArchiveRefused("This archive was made by another program than this one, or is damaged.");
        }
    }

    /// What a file that does not open is called.
    static ArchiveRefused refused(AgeRefused refused) {
        return new ArchiveRefused("The archive does not open. " + refused.getMessage());
    }

    ArchiveHead head() {
        return head;
    }

    /// The next part; none when all of them were read and are what was archived.
    Optional<Part> next() throws IOException {
        if (current != null) {
            current.content().transferTo(OutputStream.nullOutputStream());
        }
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null) {
            throw new ArchiveRefused("The archive is cut off.");
        }
        if (entry.getName().equals(ArchiveWriter.END)) {
            end = checkedEnd();
            return Optional.empty();
        }
        parts++;
        digest.update(ArchiveWriter.digested(entry.getName(), entry.getSize()));
        current = new Part(entry.getName(), new Hashed(tar, digest));
        return Optional.of(current);
    }

    /// What the last part says, once it was reached.
    JsonObject end() {
        if (end == null) {
            throw new IllegalStateException("The archive was not read to its end.");
        }
        return end;
    }

    /// The digest of the sealed file, once its end was reached.
    Digest digest() {
        end();
        return Digest.finish(ofFile);
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }

    private JsonObject checkedEnd() throws IOException {
        JsonObject last = CanonicalJson.readCanonicalObject(tar.readNBytes(LONGEST_JSON));
        boolean whole = Members.read(JsonObject.EMPTY.with("digest", last.member("digest").orElseThrow())
                .with("parts", last.member("parts").orElseThrow()),
                members -> members.integer("parts", 0, Long.MAX_VALUE) == parts
                        && members.digest("digest").equals(Digest.finish(digest)));
        if (!whole || tar.getNextEntry() != null) {
            throw new ArchiveRefused("The archive is not what was archived: parts are missing or changed.");
        }
        opened.transferTo(OutputStream.nullOutputStream());
        return last;
    }

    /// Content that is hashed as it is read, and that does not end the stream it is in.
    private static final class Hashed extends FilterInputStream {
        private final MessageDigest digest;

        Hashed(InputStream content, MessageDigest digest) {
            super(content);
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int read = super.read(to, from, length);
            if (read > 0) {
                digest.update(to, from, read);
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            // The archive goes on.
        }
    }
}
