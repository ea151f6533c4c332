package org.wwow.backup.server.access;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.settings.Settings;

/// Prints the way in of the first start where only the operator reads it; never into a log file.
@Component
final class SetupNotice {
    private final FirstStart start;
    private final Settings settings;

    SetupNotice(FirstStart start, Settings settings) {
        this.start = start;
        this.settings = settings;
    }

    @EventListener
    void announce(ApplicationReadyEvent ready) {
        if (start.open()) {
            new PrintStream(System.out, true, StandardCharsets.UTF_8)
                    .println("Set-up: " + settings.origin() + "/desk/#setup=" + start.revealToken());
        }
    }
}
