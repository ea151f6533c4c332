package org.wwow.backup.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import org.wwow.backup.ledger.tiles.TileSource;

/// A tlog-tiles log behind a URL.
final class LogOnTheWeb implements TileSource, AutoCloseable {
    private static final int LARGEST_FILE = 32 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI prefix;

    LogOnTheWeb(URI address) {
        this.prefix = address.getPath().endsWith("/") ? address : URI.create(address + "/");
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(prefix.resolve(path))
                .timeout(PATIENCE)
                .header("Accept-Encoding", "gzip, identity")
                .build();
        HttpResponse<InputStream> response = send(request);
        try (InputStream body = response.body()) {
            byte[] bytes = bounded(body);
            return switch (response.statusCode()) {
                case 200 -> Optional.of(unpacked(response, bytes));
                case 404, 410 -> Optional.empty();
                default -> throw new IOException("The log answered " + response.statusCode() + ".");
            };
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("It was stopped.", stopped);
        }
    }

    private static byte[] unpacked(HttpResponse<InputStream> response, byte[] bytes) throws IOException {
        if (!response.headers().firstValue("Content-Encoding").orElse("identity").equals("gzip")) {
            return bytes;
        }
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return bounded(gzip);
        }
    }

    private static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            throw new IOException("The log sent more than any of its files may have.");
        }
        return bytes;
    }
}
