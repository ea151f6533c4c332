package org.wwow.backup.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.NewFile;
import org.wwow.backup.sealing.age.OpeningKey;

/// Streams of `seal` and `open`.
final class SealedFiles {
    /// Large enough that reading is not what takes time.
    static final int BUFFER = 256 << 10;
    /// More keys than anyone has in one file.
    static final int MAX_KEY_FILE = 1 << 20;

    private SealedFiles() {}

    /// The file, or standard input.
    static InputStream input(@Nullable Path file) throws IOException {
        return file == null || file.toString().equals("-") ? System.in : Files.newInputStream(file);
    }

    /// Standard output as bytes, past the text encoder.
    static OutputStream standardOutput() {
        return new FileOutputStream(FileDescriptor.out);
    }

    static OutputStream writingTo(NewFile file) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[]{(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                file.write(bytes, from, length);
            }
        };
    }

    /// Opens into a file only this user may read, and copies it out once all of it was found authentic.
    static void openToStandardOutput(InputStream sealed, List<OpeningKey> keys) throws IOException {
        Path folder = Files.createTempDirectory("backup-open-");
        Path whole = folder.resolve("content");
        try {
            Age.open(sealed, keys, NewFile.at(whole));
            try (OutputStream out = standardOutput()) {
                Files.copy(whole, out);
            }
        } finally {
            Files.deleteIfExists(whole);
            Files.deleteIfExists(folder);
        }
    }

    /// Whether bytes begin like an age file, binary or armored.
    static boolean isSealed(byte[] bytes) {
        String begin = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1).strip();
        return begin.startsWith("age-encryption.org/") || begin.startsWith("-----BEGIN AGE");
    }
}
