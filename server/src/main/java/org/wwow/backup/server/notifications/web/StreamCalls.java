package org.wwow.backup.server.notifications.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.BooleanSupplier;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.dao.DataAccessException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.server.access.Sessions;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Network;
import org.wwow.backup.server.http.Reporter;
import org.wwow.backup.server.notifications.Listener;
import org.wwow.backup.server.notifications.Streams;

/// Streams of pokes, 64 bytes each, the keep-alive of every 20 seconds like them (protocol section 4).
///
/// Each stream waits on a virtual thread of its own, outside of its call, and ends with the session it began with.
@RestController
class StreamCalls {
    private static final long KEEP_ALIVE_SECONDS = 20;
    private static final byte[] POKE = frame("data: poke");
    private static final byte[] WAIT = frame(": wait");

    private final Streams streams;
    private final Sessions sessions;
    private final Clock clock;

    StreamCalls(Streams streams, Sessions sessions, Clock clock) {
        this.streams = streams;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping("/mailbox/events")
    void mailbox(Reporter reporter, Network from, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        begin(streams.open(new Listener.OfMailbox(reporter.mailbox()), from), request, response,
                () -> reporter.until().isAfter(clock.instant()));
    }

    @GetMapping("/events")
    void desk(Member member, Network from, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        begin(streams.open(new Listener.OfMember(member.id()), from), request, response,
                () -> sessions.lives(member));
    }

    private static void begin(Streams.Open stream, HttpServletRequest request, HttpServletResponse response,
            BooleanSupplier lives) throws IOException, ServletException {
        OpenLine line;
        try {
            line = handedOver(request, response);
        } catch (IOException | ServletException failed) {
            stream.close();
            throw failed;
        }
        line.whenGone(stream::close);
        Thread.ofVirtual().name("stream").start(() -> run(stream, line, lives));
    }

    /// The head says that the end of the connection ends the answer; the change of protocol is Tomcat's alone.
    private static OpenLine handedOver(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        OpenLine line = request.upgrade(OpenLine.class);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Connection", "close");
        // Else Tomcat, which finds the call ended and nothing said, says that nothing will be.
        response.flushBuffer();
        return line;
    }

    private static void run(Streams.Open stream, OpenLine line, BooleanSupplier lives) {
        try (stream) {
            line.open(KEEP_ALIVE_SECONDS);
            line.write(WAIT);
            boolean poked = stream.await(KEEP_ALIVE_SECONDS);
            while (stream.isOpen() && lives.getAsBoolean()) {
                line.write(poked ? POKE : WAIT);
                poked = stream.await(KEEP_ALIVE_SECONDS);
            }
        } catch (IOException | DataAccessException _) {
            // The listener has gone, or the database is away; then the listener comes again.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            line.close();
        }
    }

    private static byte[] frame(String line) {
        return (line + " ".repeat(62 - line.length()) + "\n\n").getBytes(StandardCharsets.US_ASCII);
    }
}
