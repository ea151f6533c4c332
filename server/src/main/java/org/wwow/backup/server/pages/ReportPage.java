package org.wwow.backup.server.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.Directory.CountryInForce;

/// The reporter's page in one response: the built page with the instance's pin, and the first services for whoever has
/// no scripts (protocol sections 1, 9 and 19).
///
/// Made anew only when the directory grew, or somebody's time was over so that nobody reads any more; what leaves is compressed beforehand.
@Component
public class ReportPage {
    /// The whole response on the wire; the first window of a fresh connection (ten segments of 1 460 bytes).
    public static final int MOST_BYTES = 14_600;
    /// What the headers of the answer may take of it.
    private static final int HEADERS = 1_700;
    private static final String SERVICES = "<!--services-->";
    /// How much the lists of services may hold, the most first: each is tried until the page fits.
    private static final List<Integer> SERVICES_BYTES = List.of(12_000, 8_000, 4_000, 2_000);

    private final WebFolder folder;
    private final PagePin pin;
    private final Directory directory;
    private @Nullable Made made;

    private record Made(long next, boolean ready, Compressed page) {}

    ReportPage(WebFolder folder, PagePin pin, Directory directory) {
        this.folder = folder;
        this.pin = pin;
        this.directory = directory;
    }

    /// The page; empty where no pages are served.
    public synchronized Optional<Compressed> page() {
        long next = pin.next();
        boolean ready = directory.present().isReady(Optional.empty());
        Made present = made;
        if (present == null || present.next() != next || present.ready() != ready) {
            Optional<String> built = folder.text("report", "index.html");
            if (built.isEmpty()) {
                return Optional.empty();
            }
            present = new Made(next, ready, make(built.get(), ready));
            made = present;
        }
        return Optional.of(present.page());
    }

    /// Services leave before the page grows beyond its one response, and no more of them than must.
    private Compressed make(String built, boolean ready) {
        String pinned = pin.into(built, ready);
        List<JsonObject> files = directory.countries().stream().map(CountryInForce::file).toList();
        return SERVICES_BYTES.stream()
                .map(most -> Compressed.text(bytes(pinned.replace(SERVICES, ServicesText.of(files, most)))))
                .filter(page -> page.best(Set.of("br", "gzip")).body().length() <= MOST_BYTES - HEADERS)
                .findFirst()
                .orElseGet(() -> Compressed.text(bytes(pinned.replace(SERVICES, ""))));
    }

    private static byte[] bytes(String page) {
        return page.getBytes(StandardCharsets.UTF_8);
    }
}
