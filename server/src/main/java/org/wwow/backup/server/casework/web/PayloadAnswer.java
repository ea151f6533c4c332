package org.wwow.backup.server.casework.web;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.server.evidence.SealedItems;
import org.wwow.backup.server.evidence.SealedItems.Range;
import org.wwow.backup.server.http.BrokenOff;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Answers a payload or one range of it (RFC 9110 section 14), in parts between which the right to it is asked anew.
@Component
final class PayloadAnswer {
    /// A stream that runs when a withdrawal comes is cut within this many bytes.
    private static final long PART = 4L << 20;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{0,15})");

    private final SealedItems sealed;

    PayloadAnswer(SealedItems sealed) {
        this.sealed = sealed;
    }

    /// Whether the payload may still be read.
    interface Right {
        boolean holds();
    }

    void answer(ItemId item, HttpServletRequest request, HttpServletResponse response, Right right)
            throws IOException {
        long length = sealed.payloadLength(item).orElseThrow(() -> new Refused(Problem.ERASED));
        Optional<String> asked = Optional.ofNullable(request.getHeader("Range"));
        Optional<Range> range = asked.isEmpty() ? Optional.of(new Range(0, length)) : range(asked.get(), length);
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", "no-store");
        if (range.isEmpty()) {
            unsatisfiable(response, length);
            return;
        }
        Range wanted = range.get();
        if (asked.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range",
                    "bytes " + wanted.from() + "-" + (wanted.from() + wanted.length() - 1) + "/" + length);
        }
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(wanted.length());
        write(item, wanted, response, right);
    }

    private void write(ItemId item, Range wanted, HttpServletResponse response, Right right) throws IOException {
        long end = wanted.from() + wanted.length();
        for (long at = wanted.from(); at < end; at += PART) {
            boolean first = at == wanted.from();
            if (!first && !right.holds()) {
                throw new BrokenOff();
            }
            if (!sealed.writePayload(item, new Range(at, Math.min(PART, end - at)), response.getOutputStream())) {
                throw new BrokenOff();
            }
        }
    }

    private static Optional<Range> range(String header, long length) {
        Matcher match = RANGE.matcher(header);
        if (!match.matches()) {
            return Optional.empty();
        }
        long from = Long.parseLong(match.group(1));
        long last = match.group(2).isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(match.group(2)));
        return from <= last ? Optional.of(new Range(from, last - from + 1)) : Optional.empty();
    }

    private static void unsatisfiable(HttpServletResponse response, long length) throws IOException {
        response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
        response.setHeader("Content-Range", "bytes */" + length);
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .write(CanonicalJson.write(Problem.FORM.body(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE)));
    }
}
