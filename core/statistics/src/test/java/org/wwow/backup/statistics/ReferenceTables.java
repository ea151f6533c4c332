package org.wwow.backup.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.wwow.backup.statistics.capture.CaptureStudy;
import org.wwow.backup.statistics.capture.CaptureTable;

/// The tables under `vectors/statistics`.
public final class ReferenceTables {
    private ReferenceTables() {}

    public static InputStream open(String name) {
        try {
            return Files.newInputStream(Path.of(System.getProperty("backup.vectors"), "statistics", name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static CaptureTable lists(String name) {
        return CaptureStudy.read(open("mse-lists/" + name)).tables().firstEntry().getValue();
    }
}
