package org.wwow.backup.dossier.build;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.wwow.backup.dossier.bag.FilesInMemory;
import org.wwow.backup.dossier.sample.SampleCase;

/// The sample's folder in memory, for tests that spoil one thing in it.
public final class CaseInMemory extends FilesInMemory {
    private static final Map<String, byte[]> SAMPLE = SampleCase.files(0);

    public CaseInMemory() {
        super(SAMPLE);
    }

    CaseInMemory text(String path, UnaryOperator<String> change) {
        String before = new String(file(path), StandardCharsets.UTF_8);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("Nothing was changed in " + path);
        }
        files.put(path, after.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] file(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    String first(String folder) {
        return files.keySet().stream().filter(path -> path.startsWith(folder)).findFirst().orElseThrow();
    }
}
