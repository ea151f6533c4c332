package org.wwow.backup.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.wwow.backup.dossier.signature.TimeStampTransport;

/// Time stamps over HTTP (RFC 3161 section 3.4). Logs nothing of who asked.
final class TimeStampServer implements AutoCloseable {
    static final String QUERY = "application/timestamp-query";
    static final String REPLY = "application/timestamp-reply";
    private static final int LARGEST = 1 << 14;

    private final HttpServer server;
    private final ExecutorService threads;
    private final TimeStampTransport stamps;

    private TimeStampServer(TimeStampTransport stamps, HttpServer server, ExecutorService threads) {
        this.stamps = stamps;
        this.server = server;
        this.threads = threads;
    }

    static TimeStampServer start(TimeStampTransport stamps, InetSocketAddress address) throws IOException {
        HttpServer http = HttpServer.create(address, 128);
        var server = new TimeStampServer(stamps, http, Executors.newVirtualThreadPerTaskExecutor());
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
        exchange.getResponseHeaders().set("Content-Type", REPLY);
        exchange.sendResponseHeaders(200, response.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(response);
        }
    }
}
