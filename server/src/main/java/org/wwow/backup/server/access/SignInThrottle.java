package org.wwow.backup.server.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.http.HourlyKey;
import org.wwow.backup.server.http.Network;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Waiting that grows with failures, at most a minute, in memory and under the hour's key.
///
/// Counted twice. By a sign-in name in one network, known or not: whoever guesses there waits, and the member elsewhere
/// does not. And by the name alone, where the passphrase was right and the code wrong: a code has six digits, and can be
/// guessed from many networks by whoever has the passphrase, and by nobody else.
///
/// Danger: what a stranger can do without the passphrase must never be counted by the name alone, and nothing by a network
/// that cannot be told apart: whoever knows a name would shut its owner out. The passphrase itself has 65 bits and more.
@Component
final class SignInThrottle {
    private static final int FREE = 5;
    private static final int LONGEST_SECONDS = 60;
    private static final int MOST_NAMES = 100_000;

    private final HourlyKey key;
    private final Clock clock;
    private final Map<String, Failures> inNetworks = new HashMap<>();
    private final Map<String, Failures> ofCodes = new HashMap<>();

    private record Failures(int count, Instant again) {
        static final Failures NONE = new Failures(0, Instant.EPOCH);
    }

    SignInThrottle(HourlyKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /// @throws Refused with `slow-down` while the name has to wait
    synchronized void require(String name, Network network) {
        require(ofCodes.getOrDefault(hidden(name), Failures.NONE));
        network.name().ifPresent(from -> require(inNetworks.getOrDefault(hidden(name, from), Failures.NONE)));
    }

    /// @param knewPassphrase whether the code alone was wrong
    synchronized void failed(String name, Network network, boolean knewPassphrase) {
        network.name().ifPresent(from -> count(inNetworks, hidden(name, from)));
        if (knewPassphrase) {
            count(ofCodes, hidden(name));
        }
    }

    synchronized void succeeded(String name, Network network) {
        network.name().ifPresent(from -> inNetworks.remove(hidden(name, from)));
        ofCodes.remove(hidden(name));
    }

    private void require(Failures past) {
        Instant now = clock.instant();
        if (past.again().isAfter(now)) {
            throw new Refused(Problem.SLOW_DOWN, (int) (past.again().getEpochSecond() - now.getEpochSecond()) + 1);
        }
    }

    private void count(Map<String, Failures> failures, String hidden) {
        if (failures.size() >= MOST_NAMES) {
            failures.clear();
        }
        int count = failures.getOrDefault(hidden, Failures.NONE).count() + 1;
        int wait = count < FREE ? 0 : Math.min(LONGEST_SECONDS, 1 << Math.min(6, count - FREE));
        failures.put(hidden, new Failures(count, clock.instant().plusSeconds(wait)));
    }

    private String hidden(String name) {
        return key.name("sign-in", name.getBytes(StandardCharsets.UTF_8));
    }

    private String hidden(String name, String network) {
        return key.name("sign-in-network", (network + "\n" + name).getBytes(StandardCharsets.UTF_8));
    }
}
