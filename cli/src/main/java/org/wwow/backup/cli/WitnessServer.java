package org.wwow.backup.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;

import org.wwow.backup.ledger.witness.AddCheckpoint;
import org.wwow.backup.ledger.witness.Witness;
import org.wwow.backup.ledger.witness.WitnessAnswer;

/// A witness over HTTP: `POST /add-checkpoint`, `GET /<origin hash>/checkpoint`. Logs nothing of who asked.
final class WitnessServer implements AutoCloseable {
    private static final Pattern MONITORING = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Witness witness;
    private final Listening listening;

    private WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
        this.witness = witness;
        this.listening = Listening.on(address, this::answer);
    }

    static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
        return new WitnessServer(witness, address);
    }

    URI address() {
        return listening.address();
    }

    @Override
    public void close() {
        listening.close();
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
                Listening.send(exchange, last.isPresent() ? 200 : 404, TEXT,
                        last.orElseGet(() -> "not cosigned yet\n".getBytes(
                                StandardCharsets.UTF_8)));
            } else {
                Listening.send(exchange, 404, TEXT, "not here\n".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void addCheckpoint(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_BYTES + 1);
        WitnessAnswer answer;
        try {
            answer = witness.addCheckpoint(body);
        } catch (IOException storeFailed) {
            Listening.send(exchange, 503, TEXT, "try again later\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        Listening.send(exchange, answer.status(), answer.contentType(), answer.body());
    }
}
