package org.wwow.backup.server.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.server.settings.Settings;

/// The built pages in the operator's folder: `report/` and `desk/`, read once and kept compressed.
@Component
public final class WebFolder {
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Pattern HASHED = Pattern.compile("(.*/)?[^/]*[A-Za-z0-9_-]{8,}[^/]*");
    private static final String STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
            + " blob:; media-src blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("html", "text/html;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"), Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("json", "application/json"), Map.entry("svg", "image/svg+xml"),
            Map.entry("wasm", "application/wasm"), Map.entry("png", "image/png"), Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"), Map.entry("pbf", "application/x-protobuf"),
            Map.entry("geojson", "application/geo+json"), Map.entry("txt", "text/plain;charset=utf-8"));

    private final Optional<Path> folder;
    private final Map<Path, Asset> assets = new ConcurrentHashMap<>();

    WebFolder(Settings settings) {
        this.folder = settings.web();
    }

    /// A file as it is answered.
    ///
    /// @param immutable whether its name changes with its content
    public record Asset(String type, boolean immutable, Compressed content) {}

    /// A file of an app; empty for a name that is none, leaves the folder or is a link.
    public Optional<Asset> asset(String app, String name) {
        return file(app, name).map(file -> assets.computeIfAbsent(file, one -> read(one, name)));
    }

    /// The text of a file of an app.
    public Optional<String> text(String app, String name) {
        return file(app, name).map(file -> new String(bytes(file), StandardCharsets.UTF_8));
    }

    /// The policy of an app's page: its own `csp.json`, with the hashes of what stands inline, or the strict one.
    public String policy(String app) {
        return text(app, "csp.json").flatMap(WebFolder::policyIn).orElse(STRICT);
    }

    private static Optional<String> policyIn(String json) {
        try {
            return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object
                    && object.member("policy").orElse(null) instanceof JsonText(String policy)
                    && policy.startsWith("default-src 'none'") && !policy.contains("unsafe")
                            ? Optional.of(policy)
                            : Optional.empty();
        } catch (FormRefused _) {
            return Optional.empty();
        }
    }

    private Optional<Path> file(String app, String name) {
        if (folder.isEmpty() || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Path file = folder.get().resolve(app).resolve(name);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(file) : Optional.empty();
    }

    private static Asset read(Path file, String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String type = TYPES.getOrDefault(ending, "application/octet-stream");
        boolean text = type.contains("text") || type.contains("json") || type.contains("svg") || type.contains("wasm");
        byte[] content = bytes(file);
        return new Asset(type, !ending.equals("html") && HASHED.matcher(name).matches(),
                text ? Compressed.text(content) : Compressed.asIs(content));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
