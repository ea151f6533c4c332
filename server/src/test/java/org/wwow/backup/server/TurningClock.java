package org.wwow.backup.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands until it is turned.
public final class TurningClock extends Clock {
    private volatile Instant now;

    /// @param start what it shows first
    public TurningClock(Instant start) {
        this.now = start;
    }

    /// Turns it on.
    public void turn(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
