package org.wwow.backup.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.springframework.context.ConfigurableApplicationContext;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.settings.ExternalDatabase;
import org.wwow.backup.server.settings.Settings;

/// The whole server on a free port, over a database of its own.
public final class RunningServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Wire wire;
    private final Path data;

    private RunningServer(ConfigurableApplicationContext context, Path data) {
        this.context = context;
        this.wire = new Wire(URI.create("http://127.0.0.1:" + Server.port(context)));
        this.data = data;
    }

    /// Starts one without pages.
    public static RunningServer start(FreshDatabase database) {
        return start(database, Optional.empty());
    }

    /// Starts one that serves the pages in a folder.
    public static RunningServer start(FreshDatabase database, Optional<Path> web) {
        return start(database, freshFolder(), web);
    }

    /// Starts one on the folder of another: its next life, or a second node.
    public static RunningServer start(FreshDatabase database, Path data) {
        return start(database, data, Optional.empty());
    }

    /// Starts one whose operator offers the longer sections.
    public static RunningServer startOfferingFurther(FreshDatabase database, Path web) {
        return start(database, freshFolder(), Optional.of(web), true);
    }

    private static RunningServer start(FreshDatabase database, Path data, Optional<Path> web) {
        return start(database, data, web, false);
    }

    private static RunningServer start(FreshDatabase database, Path data, Optional<Path> web, boolean further) {
        var settings = new Settings(data, "127.0.0.1", 0, URI.create("http://localhost:8080"), web,
                Optional.of(new ExternalDatabase(database.url(), database.user(), database.passwordFile(data), 0)),
                Optional.empty(), further);
        return new RunningServer(Server.start(settings), data);
    }

    /// A folder for a server's data.
    public static Path freshFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target").toAbsolutePath()), "data");
        } catch (IOException e) {
            throw new IllegalStateException("No folder for the server's data.", e);
        }
    }

    /// A bean of the running server, to ask a feature's façade directly.
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// The folder of its ledger and blobs.
    public Path data() {
        return data;
    }

    /// The line to it.
    public Wire wire() {
        return wire;
    }

    /// Where it listens.
    public URI address() {
        return wire.address();
    }

    /// A request to a path, to be finished with headers and method.
    public HttpRequest.Builder to(String path) {
        return wire.to(path);
    }

    /// Sends, reads text, and checks the answer against the contract.
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return wire.send(request);
    }

    /// Asks for a path.
    public HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    /// Posts a JSON body.
    public HttpResponse<String> post(String path, JsonObject body) {
        return wire.post(path, body);
    }

    /// Asks for a path as whoever the headers say.
    public HttpResponse<String> get(String path, Credential credential) {
        return wire.get(path, credential);
    }

    /// Posts a JSON body as whoever the headers say.
    public HttpResponse<String> post(String path, JsonObject body, Credential credential) {
        return wire.post(path, body, credential);
    }

    /// Deletes as whoever the headers say.
    public HttpResponse<String> delete(String path, Credential credential) {
        return send(credential.on(to(path)).DELETE());
    }

    @Override
    public void close() {
        wire.close();
        context.close();
    }
}
