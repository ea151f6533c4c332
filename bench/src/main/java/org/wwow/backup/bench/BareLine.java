package org.wwow.backup.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One connection to a server of this machine that sends bodies with hardly any work of its own: a load generator shares
/// the cores with what it measures. HTTP/1.1, one call after another.
final class BareLine implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)");
    private static final int HEAD_MOST = 16_384;

    private final SocketChannel socket;
    private final ByteBuffer answer = ByteBuffer.allocate(HEAD_MOST);

    BareLine(int port) throws IOException {
        this.socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /// Sends a call and waits for its answer.
    ///
    /// @return the head of the answer
    /// @throws IllegalStateException if it is refused
    String send(String method, String path, Map<String, String> headers, ByteBuffer body) throws IOException {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.remaining()).append("\r\n\r\n");
        write(ByteBuffer.wrap(head.toString().getBytes(StandardCharsets.US_ASCII)));
        write(body);
        String answered = read();
        if (!answered.startsWith("HTTP/1.1 2")) {
            throw new IllegalStateException("The server refused: " + answered.lines().findFirst().orElse(""));
        }
        return answered;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    /// The head; a body that comes with it is read and dropped.
    private String read() throws IOException {
        answer.clear();
        int end;
        String text;
        do {
            text = more();
            end = text.indexOf("\r\n\r\n");
        } while (end < 0);
        String head = text.substring(0, end + 2);
        Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
        int whole = end + 4 + (length.find() ? Integer.parseInt(length.group(1)) : 0);
        while (answer.position() < whole) {
            more();
        }
        return head;
    }

    private String more() throws IOException {
        if (socket.read(answer) <= 0) {
            throw new IOException("The server ended the connection, or its answer is too long.");
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
    }
}
