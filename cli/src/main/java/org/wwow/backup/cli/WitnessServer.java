package org.wwow.backup.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.wwow.backup.ledger.witness.AddCheckpoint;
import org.wwow.backup.ledger.witness.Witness;
import org.wwow.backup.ledger.witness.WitnessAnswer;

/// A witness over HTTP: `POST /add-checkpoint`, `GET /<origin hash>/checkpoint`. Logs nothing of who asked.
final class WitnessServer implements AutoCloseable {
    private static final Pattern MONITORING = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Witness witness;

    private WitnessServer(Witness witness, HttpServer server, ExecutorService threads) {
        this.witness = witness;
        this.server = server;
        this.threads = threads;
    }

    static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
        HttpServer http = HttpServer.create(address, 128);
        var server = new WitnessServer(witness, http, Executors.newVirtualThreadPerTaskExecutor());
        http.setExecutor(server.threads);
        http.createContext("/", server::answer);
        http.start();
        return server;
    }

    URI address() {
        InetSocketAddress bound = server.getAddress();
        return URI.create("http://" + bound.getHostString() + ":" + bound.getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            Matcher monitoring = MONITORING.matcher(path);
            if (path.equals("/add-checkpoint") && method.equals("POST")) {
                addCheckpoint(exchange);
            } else if (monitoring.matches() && method.equals("GET")) {
                Optional<byte[]> last = witness.lastCheckpoint(monitoring.group(1));
                send(exchange, last.isPresent() ? 200 : 404, TEXT, last.orElseGet(() -> "not cosigned yet\n".getBytes(
                        StandardCharsets.UTF_8)));
            } else {
                send(exchange, 404, TEXT, "not here\n".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void addCheckpoint(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_BYTES + 1);
        WitnessAnswer answer;
        try {
            answer = witness.addCheckpoint(body);
        } catch (IOException storeFailed) {
            send(exchange, 503, TEXT, "try again later\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        send(exchange, answer.status(), answer.contentType(), answer.body());
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
