package org.wwow.backup.dossier.custody;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.ledger.Event;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;

/// `custody.jsonl`: every step of custody, oldest first, each naming the digest of the line before.
///
/// @param events in the order of the file
public record CustodyChain(List<CustodyEvent> events) {
    /// The name of the file.
    public static final String FILE = "custody.jsonl";
    /// The longest file that is read.
    public static final int MAX_BYTES = 64 << 20;

    private static final int MAX_LINES = 100_000;
    private static final int MAX_LINE = 8_192;
    /// A month without a look at whether the bytes are still the same.
    private static final Duration MONTH = Duration.ofDays(31);

    /// Copies the list.
    public CustodyChain {
        events = List.copyOf(events);
    }

    /// Reads the file. Gaps are no reason to refuse it: they are what the reader must see.
    ///
    /// @throws FormRefused naming the line and the rule
    public static CustodyChain read(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new FormRefused(FormRefused.Reason.TOO_LONG, FILE);
        }
        List<CustodyEvent> events = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < file.length; at++) {
            if (file[at] == '\n') {
                events.add(read(Arrays.copyOfRange(file, from, at), events.size() + 1));
                from = at + 1;
            } else if (at - from > MAX_LINE) {
                throw new FormRefused(FormRefused.Reason.TOO_LONG, place(events.size() + 1));
            }
        }
        if (from != file.length || events.isEmpty()) {
            throw new FormRefused(FormRefused.Reason.SYNTAX, place(events.size() + 1));
        }
        return new CustodyChain(events);
    }

    private static CustodyEvent read(byte[] line, int number) {
        if (number > MAX_LINES) {
            throw new FormRefused(FormRefused.Reason.TOO_LONG, FILE);
        }
        try {
            return CustodyEvent.read(line);
        } catch (FormRefused refused) {
            // The message begins with the member.
            String member = String.valueOf(refused.getMessage()).split(":", 2)[0];
            throw new FormRefused(refused.reason(), place(number) + ", " + member);
        }
    }

    private static String place(int line) {
        return FILE + ", line " + line;
    }

    /// Where the lines do not hang together.
    ///
    /// @param until when the custody that is told ends: the dossier's own time
    public List<CustodyGap> gaps(Instant until) {
        List<CustodyGap> gaps = new ArrayList<>();
        Optional<CustodyEvent> before = Optional.empty();
        for (CustodyEvent event : events) {
            link(before, event, gaps);
            before = Optional.of(event);
        }
        fixity(until, gaps);
        return List.copyOf(gaps);
    }

    private static void link(Optional<CustodyEvent> before, CustodyEvent event, List<CustodyGap> gaps) {
        if (event.seq() != before.map(CustodyEvent::seq).orElse(0L) + 1) {
            gaps.add(new CustodyGap(CustodyGap.Kind.NUMBER, event.seq()));
        }
        if (!event.prior().equals(before.map(one -> Digest.hash(one.line())).orElse(CustodyEvent.NOTHING))) {
            gaps.add(new CustodyGap(CustodyGap.Kind.LINK, event.seq()));
        }
        if (before.filter(one -> event.time().isBefore(one.time())).isPresent()) {
            gaps.add(new CustodyGap(CustodyGap.Kind.TIME, event.seq()));
        }
    }

    private void fixity(Instant until, List<CustodyGap> gaps) {
        CustodyEvent last = events.getFirst();
        for (CustodyEvent event : events) {
            if (event.action() == Event.Kind.FIXITY) {
                unseen(last, event.time(), gaps);
                last = event;
            }
        }
        unseen(last, until, gaps);
    }

    private static void unseen(CustodyEvent from, Instant until, List<CustodyGap> gaps) {
        if (Duration.between(from.time(), until).compareTo(MONTH) > 0) {
            gaps.add(new CustodyGap(CustodyGap.Kind.FIXITY, from.seq()));
        }
    }

    /// The file.
    public byte[] bytes() {
        var file = new ByteArrayOutputStream();
        events.forEach(event -> {
            file.writeBytes(event.line());
            file.writeBytes("\n".getBytes(StandardCharsets.US_ASCII));
        });
        return file.toByteArray();
    }
}
