package org.wwow.backup.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;

/// Calls of one caller to one server: with nothing, a mailbox token, a setup token or a member's session cookie.
///
/// Thread-safe. An answer that is no 2xx becomes [CallRefused]; a dead line an [UncheckedIOException].
public final class Calls {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Pattern SESSION = Pattern.compile("session=([^;]+)");

    private final HttpClient http;
    private final URI server;
    private final @Nullable String header;
    private final @Nullable String value;

    private Calls(HttpClient http, URI server, @Nullable String header, @Nullable String value) {
        this.http = http;
        this.server = server;
        this.header = header;
        this.value = value;
    }

    /// Calls without any token.
    public static Calls to(URI server) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LONGEST).build();
        return new Calls(http, server, null, null);
    }

    /// The same line with a bearer token.
    public Calls withToken(String token) {
        return new Calls(http, server, "Authorization", "Bearer " + token);
    }

    /// The same line with a member's session.
    Calls withSession(String session) {
        return new Calls(http, server, "Cookie", "session=" + session);
    }

    /// Reads an object.
    public JsonObject get(String path) {
        return object(send(request(path).GET().build()));
    }

    /// Reads bytes, such as a payload or a checkpoint.
    public byte[] bytes(String path) {
        return send(request(path).GET().build()).body();
    }

    /// Posts an object and reads one; an empty answer is the empty object.
    public JsonObject post(String path, JsonObject body) {
        return object(send(request(path).POST(json(body)).header("Content-Type", "application/json").build()));
    }

    /// Posts bytes that are already canonical JSON, such as a padded deposit.
    public JsonObject postBytes(String path, byte[] body) {
        return object(send(request(path).POST(BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/json")
                .build()));
    }

    /// Puts an object.
    public JsonObject put(String path, JsonObject body) {
        return object(send(request(path).PUT(json(body)).header("Content-Type", "application/json").build()));
    }

    /// Opens a stream of events; whoever reads it closes it.
    public InputStream events(String path) {
        try {
            var answer = http.send(unbounded(path).GET().build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new CallRefused(answer.statusCode(), "none");
            }
            return answer.body();
        } catch (IOException dead) {
            throw new UncheckedIOException(dead);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the server.");
        }
    }

    /// Deletes.
    public void delete(String path) {
        send(request(path).DELETE().build());
    }

    /// Posts a sign-in and keeps the session cookie of its answer.
    SignedIn signIn(String path, JsonObject body) {
        var answer = send(request(path).POST(json(body)).header("Content-Type", "application/json").build());
        String session = answer.headers()
                .allValues("Set-Cookie")
                .stream()
                .map(SESSION::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow(() -> new CallRefused(answer.statusCode(), "session"));
        return new SignedIn(withSession(session), object(answer));
    }

    /// The line of a session and what the sign-in answered.
    record SignedIn(Calls calls, JsonObject session) {}

    /// Sends any request of the tus protocol: method, headers in pairs, body.
    HttpResponse<byte[]> tus(String method, String path, BodyPublisher body, String... headers) {
        return send(request(path).method(method, body).header("Tus-Resumable", "1.0.0").headers(headers).build());
    }

    private HttpRequest.Builder request(String path) {
        return unbounded(path).timeout(LONGEST);
    }

    private HttpRequest.Builder unbounded(String path) {
        var request = HttpRequest.newBuilder(server.resolve(path));
        return header == null || value == null ? request : request.header(header, value);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new CallRefused(answer.statusCode(), codeOf(answer.body()).orElse("none"));
            }
            return answer;
        } catch (IOException dead) {
            throw new UncheckedIOException(dead);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the server.");
        }
    }

    private static BodyPublisher json(JsonObject body) {
        return BodyPublishers.ofByteArray(CanonicalJson.write(body));
    }

    private static JsonObject object(HttpResponse<byte[]> answer) {
        if (answer.body().length == 0) {
            return JsonObject.EMPTY;
        }
        if (CanonicalJson.read(answer.body()) instanceof JsonObject object) {
            return object;
        }
        throw new CallRefused(answer.statusCode(), "form");
    }

    private static Optional<String> codeOf(byte[] problem) {
        try {
            return CanonicalJson.read(problem) instanceof JsonObject object
                    ? object.member("type").filter(JsonText.class::isInstance).map(type -> ((JsonText) type).value())
                    : Optional.empty();
        } catch (FormRefused _) {
            return Optional.empty();
        }
    }
}
