package org.wwow.backup.sealing.age;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that appears whole or not at all: written beside its place under another name, forced to disk, renamed.
///
/// On POSIX systems only its owner may read it.
public final class NewFile implements Sink {
    private final Path place;
    private final Path unfinished;
    private final FileChannel channel;

    private NewFile(Path place, Path unfinished, FileChannel channel) {
        this.place = place;
        this.unfinished = unfinished;
        this.channel = channel;
    }

    /// Begins a file; one that already stands there is replaced at the end, in one step.
    public static NewFile at(Path place) throws IOException {
        Path whole = place.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null) {
            throw new IOException("This is no place for a file.");
        }
        Path unfinished = Files.createTempFile(folder, ".unfinished-", null);
        return new NewFile(whole, unfinished, FileChannel.open(unfinished, StandardOpenOption.WRITE));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void commit() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void discard() {
        try {
            channel.close();
            Files.deleteIfExists(unfinished);
        } catch (IOException _) {
            // Nothing better can be done; the name says that it is unfinished.
        }
    }
}
