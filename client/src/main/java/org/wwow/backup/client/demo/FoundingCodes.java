package org.wwow.backup.client.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.wwow.backup.client.OneTimeCode;

/// The one-time codes with which the demo's members are enrolled.
///
/// A code is taken once, and none of an earlier step after it. So the founding uses those of the step that is about to
/// lapse, which the server still takes: the code that is printed afterwards is a later one and works at once.
final class FoundingCodes {
    private static final Duration STEP = Duration.ofSeconds(30);
    /// A code of the step before is not used any more when it could lapse on its way.
    private static final Duration WAY = Duration.ofSeconds(5);

    private final Clock clock;
    private Instant last = Instant.EPOCH;
    private Instant lapsed = Instant.EPOCH;

    FoundingCodes(Clock clock) {
        this.clock = clock;
    }

    /// The earliest code that is still taken when it arrives.
    String earliest(String totp) {
        last = clock.instant().minus(STEP).plus(WAY);
        return at(totp, last);
    }

    /// The code after the one that [#earliest] gave last, for who signs in right after her enrolment.
    String afterwards(String totp) {
        return at(totp, last.plus(STEP));
    }

    /// When every code used here has lapsed: from then on those of the moment are taken.
    Instant lapsed() {
        return lapsed;
    }

    private String at(String totp, Instant time) {
        Instant end = Instant.ofEpochSecond((time.getEpochSecond() / STEP.toSeconds() + 1) * STEP.toSeconds());
        lapsed = end.isAfter(lapsed) ? end : lapsed;
        return OneTimeCode.at(totp, time);
    }
}
