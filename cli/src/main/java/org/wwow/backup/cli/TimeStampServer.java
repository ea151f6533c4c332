package org.wwow.backup.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

import com.sun.net.httpserver.HttpExchange;

import org.wwow.backup.dossier.signature.TimeStampTransport;

/// Time stamps over HTTP (RFC 3161 section 3.4). Logs nothing of who asked.
final class TimeStampServer implements AutoCloseable {
    static final String QUERY = "application/timestamp-query";
    static final String REPLY = "application/timestamp-reply";
    private static final int LARGEST = 1 << 14;

    private final TimeStampTransport stamps;
    private final Listening listening;

    private TimeStampServer(TimeStampTransport stamps, InetSocketAddress address) throws IOException {
        this.stamps = stamps;
        this.listening = Listening.on(address, this::answer);
    }

    static TimeStampServer start(TimeStampTransport stamps, InetSocketAddress address) throws IOException {
        return new TimeStampServer(stamps, address);
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
            if (!exchange.getRequestMethod().equals("POST")
                    || !QUERY.equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            byte[] request = exchange.getRequestBody().readNBytes(LARGEST + 1);
            if (request.length > LARGEST) {
                exchange.sendResponseHeaders(413, -1);
                return;
            }
            stamp(exchange, request);
        }
    }

    private void stamp(HttpExchange exchange, byte[] request) throws IOException {
        byte[] response;
        try {
            response = stamps.answer(request);
        } catch (IOException unreadable) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        Listening.send(exchange, 200, REPLY, response);
    }
}
