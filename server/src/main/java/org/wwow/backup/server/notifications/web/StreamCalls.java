package org.wwow.backup.server.notifications.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.BooleanSupplier;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.server.access.Sessions;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Reporter;
import org.wwow.backup.server.notifications.Listener;
import org.wwow.backup.server.notifications.Streams;

/// Streams of pokes, 64 bytes each, the keep-alive of every 20 seconds like them (protocol section 4).
///
/// Each stream holds its own virtual thread and ends with the session it began with.
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
    void mailbox(Reporter reporter, HttpServletResponse response) throws InterruptedException {
        stream(new Listener.OfMailbox(reporter.mailbox()), response,
                () -> reporter.until().isAfter(clock.instant()));
    }

    @GetMapping("/events")
    void desk(Member member, HttpServletResponse response) throws InterruptedException {
        stream(new Listener.OfMember(member.id()), response, () -> sessions.lives(member));
    }

    private void stream(Listener listener, HttpServletResponse response, BooleanSupplier lives)
            throws InterruptedException {
        try (Streams.Open stream = streams.open(listener)) {
            response.setContentType("text/event-stream");
            response.setHeader("X-Accel-Buffering", "no");
            OutputStream out = response.getOutputStream();
            write(out, WAIT);
            while (streams.areOpen() && lives.getAsBoolean()) {
                boolean poked = stream.await(KEEP_ALIVE_SECONDS);
                if (!streams.areOpen() || !lives.getAsBoolean()) {
                    return;
                }
                write(out, poked ? POKE : WAIT);
            }
        } catch (IOException _) {
            // The listener has gone.
        }
    }

    private static void write(OutputStream out, byte[] frame) throws IOException {
        out.write(frame);
        out.flush();
    }

    private static byte[] frame(String line) {
        return (line + " ".repeat(62 - line.length()) + "\n\n").getBytes(StandardCharsets.US_ASCII);
    }
}
