package org.wwow.backup.server.pages.web;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.server.http.Anyone;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.pages.Compressed;
import org.wwow.backup.server.pages.DeskPage;
import org.wwow.backup.server.pages.ReportPage;
import org.wwow.backup.server.pages.WebFolder;
import org.wwow.backup.server.pages.WebFolder.Asset;

/// The pages and their parts.
@RestController
class PageCalls {
    private static final String POLICY = "Content-Security-Policy";
    private final ReportPage report;
    private final DeskPage desk;
    private final WebFolder folder;

    PageCalls(ReportPage report, DeskPage desk, WebFolder folder) {
        this.report = report;
        this.desk = desk;
        this.folder = folder;
    }

    @Anyone
    @GetMapping("/")
    ResponseEntity<byte[]> report(
            @RequestHeader(name = "Accept-Encoding", required = false) @Nullable String encodings) {
        return page("report", report.page(), encodings);
    }

    @Anyone
    @GetMapping("/a/{name}")
    ResponseEntity<byte[]> reportPart(@PathVariable String name,
            @RequestHeader(name = "Accept-Encoding", required = false) @Nullable String encodings) {
        return part("report", "a/" + name, encodings);
    }

    @Anyone
    @GetMapping("/desk")
    ResponseEntity<Void> toDesk() {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT).location(URI.create("/desk/")).build();
    }

    @Anyone
    @GetMapping("/desk/{*path}")
    ResponseEntity<byte[]> desk(@PathVariable String path,
            @RequestHeader(name = "Accept-Encoding", required = false) @Nullable String encodings) {
        return path.equals("/") || path.equals("/index.html")
                ? page("desk", desk.page(), encodings)
                : part("desk", path.substring(1), encodings);
    }

    private ResponseEntity<byte[]> page(String app, Optional<Compressed> made, @Nullable String encodings) {
        Compressed page = made.orElseThrow(() -> new Refused(Problem.ABSENT));
        return answer(page, encodings, "text/html;charset=utf-8").header(POLICY, folder.policy(app))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(page.best(accepted(encodings)).body().bytes());
    }

    private ResponseEntity<byte[]> part(String app, String name, @Nullable String encodings) {
        Asset asset = folder.asset(app, name).orElseThrow(() -> new Refused(Problem.ABSENT));
        ResponseEntity.BodyBuilder builder = answer(asset.content(), encodings, asset.type())
                .header(HttpHeaders.CACHE_CONTROL,
                        asset.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
        if (asset.type().startsWith("text/html") || asset.type().startsWith("text/javascript")) {
            // A worker's script brings its own policy.
            builder.header(POLICY, folder.policy(app));
        }
        return builder.body(asset.content().best(accepted(encodings)).body().bytes());
    }

    private static ResponseEntity.BodyBuilder answer(Compressed content, @Nullable String encodings, String type) {
        Compressed.Encoded best = content.best(accepted(encodings));
        ResponseEntity.BodyBuilder builder = ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.VARY, "Accept-Encoding");
        return best.encoding().isEmpty() ? builder : builder.header(HttpHeaders.CONTENT_ENCODING, best.encoding());
    }

    private static Set<String> accepted(@Nullable String encodings) {
        return encodings == null
                ? Set.of()
                : Arrays.stream(encodings.split(",", 16))
                        .map(one -> one.split(";", 2)[0].strip())
                        .collect(Collectors.toSet());
    }
}
