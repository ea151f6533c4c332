package org.wwow.backup.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Many mailboxes' open event streams, on one thread: whatever comes is counted and dropped.
final class OpenStreams implements AutoCloseable {
    private final InetSocketAddress server;
    private final Selector selector = Selector.open();
    private final ConcurrentLinkedQueue<SocketChannel> opened = new ConcurrentLinkedQueue<>();
    private final List<SocketChannel> all = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    OpenStreams(int port) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        Thread.ofPlatform().daemon().start(this::read);
    }

    /// Opens one more.
    void open(String token) throws IOException {
        SocketChannel socket = SocketChannel.open(server);
        String call = "GET /mailbox/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        socket.write(ByteBuffer.wrap(call.getBytes(StandardCharsets.US_ASCII)));
        socket.configureBlocking(false);
        all.add(socket);
        opened.add(socket);
        selector.wakeup();
    }

    /// How many have said something.
    int begun() {
        return begun.get();
    }

    /// How many the server has ended.
    int ended() {
        return ended.get();
    }

    /// How many bytes all have brought, heads and all.
    long bytes() {
        return bytes.get();
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(65_536);
        try {
            while (selector.isOpen()) {
                for (SocketChannel socket = opened.poll(); socket != null; socket = opened.poll()) {
                    socket.register(selector, SelectionKey.OP_READ);
                }
                selector.select(key -> take(key, buffer.clear()));
            }
        } catch (IOException | ClosedSelectorException _) {
            // Closed: nothing is counted any more.
        }
    }

    private void take(SelectionKey key, ByteBuffer buffer) {
        int read;
        try {
            read = ((SocketChannel) key.channel()).read(buffer);
        } catch (IOException _) {
            read = -1;
        }
        if (read < 0) {
            key.cancel();
            ended.incrementAndGet();
            return;
        }
        bytes.addAndGet(read);
        if (key.attachment() == null) {
            key.attach(Boolean.TRUE);
            begun.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (SocketChannel socket : all) {
            socket.close();
        }
    }
}
