package org.wwow.backup.statistics.capture;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/// Tables written down in a test.
public final class CaptureTables {
    private CaptureTables() {}

    public static CaptureTable of(String csv) {
        return study(csv).tables().firstEntry().getValue();
    }

    public static CaptureStudy study(String csv) {
        return CaptureStudy.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }
}
