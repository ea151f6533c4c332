package org.wwow.backup.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonObject;

/// A line to a server, wherever it runs; every answer is held against the contract.
public final class Wire implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    /// @param address where it listens
    public Wire(URI address) {
        this.address = address;
    }

    /// Where it listens.
    public URI address() {
        return address;
    }

    /// A request to a path, to be finished with headers and method.
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60));
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

    /// Posts a JSON body.
    public HttpResponse<String> post(String path, JsonObject body) {
        return send(posting(to(path), body));
    }

    /// Asks for a path as whoever the headers say.
    public HttpResponse<String> get(String path, Credential credential) {
        return send(credential.on(to(path)).GET());
    }

    /// Posts a JSON body as whoever the headers say.
    public HttpResponse<String> post(String path, JsonObject body, Credential credential) {
        return send(posting(credential.on(to(path)), body));
    }

    private static HttpRequest.Builder posting(HttpRequest.Builder request, JsonObject body) {
        return request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(CanonicalJson.write(body)));
    }

    @Override
    public void close() {
        client.close();
    }
}
