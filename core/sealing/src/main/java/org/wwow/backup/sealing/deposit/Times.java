package org.wwow.backup.sealing.deposit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.wwow.backup.sealing.JsonText;

/// Times in whole seconds.
final class Times {
    private Times() {}

    static JsonText json(Instant time) {
        return new JsonText(time.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
