package org.wwow.backup.server.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.sealing.age.SealingStream;

/// One file of an archive: a tar stream inside an age file, the last part of which counts and hashes all others.
///
/// Tar and not zip, because a zip keeps the names of all its files in memory for its end.
final class ArchiveWriter implements AutoCloseable {
    static final String HEAD = "archive.json";
    static final String END = "end.json";
    private static final int BUFFER = 65_536;

    private final SealingStream sealing;
    private final TarArchiveOutputStream tar;
    private final MessageDigest digest = Digest.sha256();
    private long parts;

    ArchiveWriter(OutputStream to, List<Recipient> recipients, SecureRandom random) throws IOException {
        this.sealing = Age.sealing(recipients, random, to);
        this.tar = new TarArchiveOutputStream(sealing, StandardCharsets.UTF_8.name());
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /// Adds a part that is in memory.
    void add(String name, byte[] bytes, int length) throws IOException {
        add(name, length, new ByteArrayInputStream(bytes, 0, length));
    }

    /// Adds a part of exactly this length.
    ///
    /// @throws IOException also if it is shorter
    void add(String name, long length, InputStream content) throws IOException {
        digest.update(digested(name, length));
        parts++;
        begin(name, length);
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("A file became shorter while it was archived.");
            }
            digest.update(buffer, 0, read);
            tar.write(buffer, 0, read);
            left -= read;
        }
        tar.closeArchiveEntry();
    }

    /// Adds the last part; afterwards the file is whole.
    void end(JsonObject more) throws IOException {
        byte[] end = CanonicalJson.write(more.with("digest", Digest.finish(digest)).with("parts", parts));
        begin(END, end.length);
        tar.write(end);
        tar.closeArchiveEntry();
        tar.finish();
        tar.flush();
        sealing.finish();
    }

    @Override
    public void close() {
        sealing.close();
    }

    /// What is hashed of a part before its content.
    static byte[] digested(String name, long length) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(bytes.length + 1 + Long.BYTES).put(bytes).put((byte) 0).putLong(length).array();
    }

    private void begin(String name, long length) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(length);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        tar.putArchiveEntry(entry);
    }
}
