package org.wwow.backup.server.http.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// How much of all bodies may be in memory at once: each call has its own limit, and many at once have this one.
///
/// What has arrived counts, and not what was announced: a caller who announces much and sends nothing holds nothing. The
/// beginning of each body has room of its own, so that who sends large ones slowly keeps out no short message, sign-in or
/// withdrawal. Whoever comes when it is used up is told `later`, and nothing of hers is lost: the same call is taken a
/// moment later.
final class BodiesInFlight implements HandlerInterceptor {
    /// All of them read and taken apart fit several times into the smallest heap.
    static final int MOST_BYTES = 32 << 20;

    private static final int BLOCK = 8 << 10;
    private static final int BLOCKS_OF_A_BEGINNING = 8;
    private static final int SECONDS_TO_WAIT = 2;
    private static final String HELD = BodiesInFlight.class.getName();

    private final Semaphore beginnings;
    private final Semaphore rests;

    /// @param most bytes of all bodies together
    BodiesInFlight(int most) {
        this.beginnings = new Semaphore(most / BLOCK / 2);
        this.rests = new Semaphore(most / BLOCK / 2);
    }

    /// Reads a body to its end, or as far as it may go; it is held until its call is over.
    ///
    /// @throws Refused with `later` if too much is in flight already
    /// @throws IOException if the line breaks
    byte[] read(InputStream body, int most) throws IOException {
        RequestAttributes call = RequestContextHolder.currentRequestAttributes();
        var read = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        int length = BLOCK;
        while (length == BLOCK && read.size() <= most) {
            hold(call);
            length = body.readNBytes(block, 0, BLOCK);
            read.write(block, 0, length);
        }
        return read.toByteArray();
    }

    private void hold(RequestAttributes call) {
        int before = held(call.getAttribute(HELD, RequestAttributes.SCOPE_REQUEST));
        Semaphore room = before < BLOCKS_OF_A_BEGINNING ? beginnings : rests;
        if (!room.tryAcquire()) {
            throw new Refused(Problem.LATER, SECONDS_TO_WAIT);
        }
        call.setAttribute(HELD, before + 1, RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable Exception failure) {
        int held = held(request.getAttribute(HELD));
        request.removeAttribute(HELD);
        beginnings.release(Math.min(held, BLOCKS_OF_A_BEGINNING));
        rests.release(Math.max(0, held - BLOCKS_OF_A_BEGINNING));
    }

    private static int held(@Nullable Object held) {
        return held instanceof Integer count ? count : 0;
    }
}
