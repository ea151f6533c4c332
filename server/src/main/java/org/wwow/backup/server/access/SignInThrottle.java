package org.wwow.backup.server.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.http.HourlyKey;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Waiting that grows with failures of one sign-in name, known or not, and of no address.
///
/// At most a minute: whoever knows a name must not be able to lock its owner out for good, and what is guessed has 65
/// bits and more. In memory, under the hour's key.
@Component
final class SignInThrottle {
    private static final int FREE = 5;
    private static final int LONGEST_SECONDS = 60;
    private static final int MOST_NAMES = 100_000;

    private final HourlyKey key;
    private final Clock clock;
    private final Map<String, Failures> failures = new HashMap<>();

    private record Failures(int count, Instant again) {}

    SignInThrottle(HourlyKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /// @throws Refused with `slow-down` while the name has to wait
    synchronized void require(String name) {
        Failures past = failures.get(hidden(name));
        Instant now = clock.instant();
        if (past != null && past.again().isAfter(now)) {
            throw new Refused(Problem.SLOW_DOWN, (int) (past.again().getEpochSecond() - now.getEpochSecond()) + 1);
        }
    }

    synchronized void failed(String name) {
        if (failures.size() >= MOST_NAMES) {
            failures.clear();
        }
        int count = failures.getOrDefault(hidden(name), new Failures(0, Instant.EPOCH)).count() + 1;
        int wait = count < FREE ? 0 : Math.min(LONGEST_SECONDS, 1 << Math.min(6, count - FREE));
        failures.put(hidden(name), new Failures(count, clock.instant().plusSeconds(wait)));
    }

    synchronized void succeeded(String name) {
        failures.remove(hidden(name));
    }

    private String hidden(String name) {
        return key.name("sign-in", name.getBytes(StandardCharsets.UTF_8));
    }
}
