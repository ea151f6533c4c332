package org.wwow.backup.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.springframework.context.ConfigurableApplicationContext;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.settings.ExternalDatabase;
import org.wwow.backup.server.settings.Settings;

/// The whole server on a free port, over a database of its own.
public final class RunningServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    private RunningServer(ConfigurableApplicationContext context) {
        this.context = context;
        this.address = URI.create("http://127.0.0.1:" + Server.port(context));
    }

    /// Starts one without pages.
    public static RunningServer start(FreshDatabase database) {
        return start(database, Optional.empty());
    }

    /// Starts one that serves the pages in a folder.
    public static RunningServer start(FreshDatabase database, Optional<Path> web) {
        try {
            Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "data");
            Path password = Files.writeString(data.resolve("password"), database.password());
            var settings = new Settings(data, "127.0.0.1", 0, URI.create("http://localhost:8080"), web,
                    Optional.of(new ExternalDatabase(database.url(), database.user(), password, 0)));
            return new RunningServer(Server.start(settings));
        } catch (IOException e) {
            throw new IllegalStateException("The server could not start.", e);
        }
    }

    /// A bean of the running server, to ask a feature's façade directly.
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// Where it listens.
    public URI address() {
        return address;
    }

    /// A request to a path, to be finished with headers and method.
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    /// Sends, reads text, and checks the answer against the contract.
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Contract.WRITTEN.check(answer);
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("No answer.", e);
        }
    }

    /// Asks for a path.
    public HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    /// Posts a JSON body.
    public HttpResponse<String> post(String path, JsonObject body) {
        return send(to(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(CanonicalJson.write(body))));
    }

    /// Asks for a path as whoever the headers say.
    public HttpResponse<String> get(String path, Credential credential) {
        return send(credential.on(to(path)).GET());
    }

    /// Posts a JSON body as whoever the headers say.
    public HttpResponse<String> post(String path, JsonObject body, Credential credential) {
        return send(credential.on(to(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(CanonicalJson.write(body))));
    }

    /// Deletes as whoever the headers say.
    public HttpResponse<String> delete(String path, Credential credential) {
        return send(credential.on(to(path)).DELETE());
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
