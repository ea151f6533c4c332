package org.wwow.backup.server.notifications;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.http.Network;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// The open streams of this node.
@Component
public final class Streams {
    private static final int MOST_EACH = 8;
    /// Half of the connections that a node takes: anybody can make mailboxes, and members must still get in.
    static final int MOST_OF_REPORTERS = 10_000;
    /// A whole country may share a few networks; still one alone must not take the places of all.
    static final int MOST_OF_A_NETWORK = 2_500;
    private int ofReporters;
    /// By the name of the hour they began in: one that lasts longer is counted with its own hour.
    private final Map<String, Integer> ofNetworks = new HashMap<>();
    private final Map<String, List<Open>> open = new HashMap<>();
    private volatile boolean closed;

    /// One open stream. Pokes that come faster than it is read become one.
    public final class Open implements AutoCloseable {
        private final String name;
        private final boolean ofReporter;
        private final Optional<String> network;
        private final Semaphore pokes = new Semaphore(0);
        private volatile boolean ended;

        private Open(Listener listener, Network from) {
            this.name = listener.channelName();
            this.ofReporter = listener instanceof Listener.OfMailbox;
            this.network = ofReporter ? from.name() : Optional.empty();
        }

        /// Waits for a poke; false if none came in the time.
        public boolean await(long seconds) throws InterruptedException {
            boolean poked = pokes.tryAcquire(seconds, TimeUnit.SECONDS);
            pokes.drainPermits();
            return poked;
        }

        /// Whether it goes on: neither its listener nor the server has ended it.
        public boolean isOpen() {
            return !ended && !closed;
        }

        /// Ends it, and wakes whoever waits for a poke.
        @Override
        public void close() {
            ended = true;
            pokes.release();
            synchronized (open) {
                open.computeIfPresent(name, (_, streams) -> {
                    if (streams.remove(this)) {
                        uncount(this);
                    }
                    return streams.isEmpty() ? null : streams;
                });
            }
        }
    }

    /// Opens a stream.
    ///
    /// @throws Refused with `slow-down` if the listener has too many, or `later` if all reporters of his network, or
    ///     all at all, have
    public Open open(Listener listener, Network from) {
        synchronized (open) {
            if (listener instanceof Listener.OfMailbox && isFull(from)) {
                throw new Refused(Problem.LATER, 60);
            }
            List<Open> streams = open.computeIfAbsent(listener.channelName(), _ -> new ArrayList<>());
            if (streams.size() >= MOST_EACH) {
                throw new Refused(Problem.SLOW_DOWN, 20);
            }
            var stream = new Open(listener, from);
            ofReporters += stream.ofReporter ? 1 : 0;
            stream.network.ifPresent(name -> ofNetworks.merge(name, 1, Integer::sum));
            streams.add(stream);
            return stream;
        }
    }

    private boolean isFull(Network from) {
        return ofReporters >= MOST_OF_REPORTERS
                || from.name().filter(name -> ofNetworks.getOrDefault(name, 0) >= MOST_OF_A_NETWORK).isPresent();
    }

    private void uncount(Open stream) {
        ofReporters -= stream.ofReporter ? 1 : 0;
        stream.network
                .ifPresent(name -> ofNetworks.computeIfPresent(name, (_, count) -> count == 1 ? null : count - 1));
    }

    /// The server stops.
    void close() {
        closed = true;
        pokeAll();
    }

    /// A poke arrived.
    void poke(String channelName) {
        synchronized (open) {
            open.getOrDefault(channelName, List.of()).forEach(stream -> stream.pokes.release());
        }
    }

    /// Pokes may have been missed: everybody comes and reads.
    void pokeAll() {
        synchronized (open) {
            open.values().forEach(streams -> streams.forEach(stream -> stream.pokes.release()));
        }
    }
}
