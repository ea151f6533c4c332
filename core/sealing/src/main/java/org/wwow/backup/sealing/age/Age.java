package org.wwow.backup.sealing.age;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;

import org.wwow.backup.sealing.age.AgeRefused.Reason;

/// Seals and opens age v1 files, as streams of any length or as byte arrays.
///
/// ```java
/// byte[] sealed = Age.seal(content, List.of(key.recipient()), random);
/// byte[] again = Age.open(sealed, List.of(key), 1 << 20);
/// ```
///
/// Sealing takes hybrid recipients only, by type. Opening releases nothing before the last chunk was authenticated;
/// the exception is named for what it is, [#provisional].
public final class Age {
    private Age() {}

    /// Writes a header to the stream and returns the stream that seals what follows. Call [SealingStream#finish].
    ///
    /// @throws IllegalArgumentException if there is no recipient
    public static SealingStream sealing(List<Recipient> recipients, SecureRandom random, OutputStream to)
            throws IOException {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("A file needs at least one recipient.");
        }
        FileKey fileKey = FileKey.draw(random);
        to.write(Header.write(recipients.stream().map(recipient -> recipient.wrap(fileKey)).toList(), fileKey));
        return payload(fileKey, random, to);
    }

    /// As [#sealing], but the header is returned apart and only the payload goes to the stream: a header must never
    /// touch the blob store (protocol section 5).
    public static SplitSealing split(Recipient recipient, SecureRandom random, OutputStream payload)
            throws IOException {
        FileKey fileKey = FileKey.draw(random);
        byte[] header = Header.write(List.of(recipient.wrap(fileKey)), fileKey);
        return new SplitSealing(SealedHeader.of(header), payload(fileKey, random, payload));
    }

    /// A header and the stream that seals its payload.
    public record SplitSealing(SealedHeader header, SealingStream content) {}

    /// Seals the instance root's file under a passphrase (scrypt, logN 18): the one file that is not hybrid, so that
    /// the plain age tool opens it (protocol sections 1 and 7). Needs 256 MiB of memory.
    public static byte[] sealRootFile(byte[] content, Passphrase passphrase, SecureRandom random) {
        FileKey fileKey = FileKey.draw(random);
        return inMemory(content, to -> {
            to.write(Header.write(List.of(passphrase.wrap(fileKey, random)), fileKey));
            return payload(fileKey, random, to);
        });
    }

    /// Seals content that is in memory.
    ///
    /// @throws IllegalArgumentException if there is no recipient
    public static byte[] seal(byte[] content, List<Recipient> recipients, SecureRandom random) {
        return inMemory(content, to -> sealing(recipients, random, to));
    }

    /// Opens a file, armored or not, into a sink that is committed only when all of it was authenticated.
    ///
    /// @throws AgeRefused with the first thing that fails; the sink was discarded
    public static void open(InputStream sealed, List<? extends OpeningKey> keys, Sink sink) throws IOException {
        try {
            provisional(sealed, keys).drainTo(sink);
            sink.commit();
        } finally {
            sink.discard();
        }
    }

    /// Opens content of at most so many bytes in memory.
    ///
    /// @throws AgeRefused with the first thing that fails, `PAYLOAD` also if it is longer
    public static byte[] open(byte[] sealed, List<? extends OpeningKey> keys, int limit) throws AgeRefused {
        var sink = new MemorySink(limit);
        try {
            provisional(new ByteArrayInputStream(sealed), keys).drainTo(sink);
        } catch (AgeRefused refused) {
            sink.discard();
            throw refused;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sink.commit();
        return sink.content();
    }

    /// Opens a file as a stream whose bytes are authentic one by one while its end is not yet known.
    ///
    /// @throws AgeRefused with the first thing that fails in armor or header
    public static ProvisionalStream provisional(InputStream sealed, List<? extends OpeningKey> keys)
            throws IOException {
        InputStream binary = ArmorStream.unless(sealed);
        FileKey fileKey = HeaderReader.read(binary).unwrap(keys);
        byte[] nonce = binary.readNBytes(FileKey.NONCE_LENGTH);
        if (nonce.length != FileKey.NONCE_LENGTH) {
            throw new AgeRefused(Reason.HEADER, "it ends too early");
        }
        return new ProvisionalStream(binary, fileKey.payloadKey(nonce));
    }

    private static SealingStream payload(FileKey fileKey, SecureRandom random, OutputStream to) throws IOException {
        byte[] nonce = new byte[FileKey.NONCE_LENGTH];
        random.nextBytes(nonce);
        to.write(nonce);
        return new SealingStream(to, fileKey.payloadKey(nonce));
    }

    private interface Start {
        SealingStream sealing(OutputStream to) throws IOException;
    }

    private static byte[] inMemory(byte[] content, Start start) {
        var file = new ByteArrayOutputStream(content.length + 4096);
        try (SealingStream sealing = start.sealing(file)) {
            sealing.write(content);
            sealing.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }
}
