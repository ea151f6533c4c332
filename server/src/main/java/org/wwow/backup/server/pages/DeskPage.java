package org.wwow.backup.server.pages;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The desk's page with the instance's pin: without it the desk trusts no directory and lets nobody in.
@Component
public class DeskPage {
    private final WebFolder folder;
    private final PagePin pin;
    private @Nullable Made made;

    private record Made(long next, Compressed page) {}

    DeskPage(WebFolder folder, PagePin pin) {
        this.folder = folder;
        this.pin = pin;
    }

    /// The page; empty where no pages are served.
    public synchronized Optional<Compressed> page() {
        long next = pin.next();
        Made present = made;
        if (present == null || present.next() != next) {
            Optional<String> built = folder.text("desk", "index.html");
            if (built.isEmpty()) {
                return Optional.empty();
            }
            present = new Made(next, Compressed.text(pin.into(built.get(), false).getBytes(StandardCharsets.UTF_8)));
            made = present;
        }
        return Optional.of(present.page());
    }
}
