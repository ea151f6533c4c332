package org.wwow.backup.server.http.web;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.wwow.backup.server.TurningClock;
import org.wwow.backup.server.http.HourlyKey;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SlowingANetworkDown {
    private static final InetAddress PROXY = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("203.0.113.7");
    private static final List<String> NOTHING = List.of();

    private final TurningClock clock = new TurningClock(Instant.parse("2026-11-21T22:00:00Z"));
    private final AddressLimit behindAProxy = limit(Optional.of(PROXY));
    private final AddressLimit open = limit(Optional.empty());

    @Test
    void takesSoManyCallsAMinuteOfOneNetworkAndThenMoreInTheNext() {
        exhaust(open, STRANGER, NOTHING);

        assertSlowedDown(open, STRANGER, NOTHING);
        assertSlowedDown(open, InetAddress.ofLiteral("203.0.113.250"), NOTHING);
        open.count(InetAddress.ofLiteral("203.0.114.7"), NOTHING);
        clock.turn(Duration.ofMinutes(1));
        open.count(STRANGER, NOTHING);
    }

    @Test
    void countsTheCallerThatTheProxyNames() {
        exhaust(behindAProxy, PROXY, List.of("198.51.100.1"));

        assertSlowedDown(behindAProxy, PROXY, List.of("198.51.100.1"));
        behindAProxy.count(PROXY, List.of("192.0.2.1"));
    }

    /// The words before the last are the caller's own: a new one each time would else make him a new caller each time.
    @Test
    void believesOnlyTheLastWordWhichIsTheProxysOwn() {
        for (int call = 0; call < AddressLimit.CALLS_A_MINUTE; call++) {
            behindAProxy.count(PROXY, List.of("192.0.2." + call % 250 + ", 2001:db8::1", "10.0.0.1, 198.51.100.1"));
        }

        assertSlowedDown(behindAProxy, PROXY, List.of("8.8.8.8, 198.51.100.1"));
    }

    @Test
    void believesNobodyElse() {
        for (int call = 0; call < AddressLimit.CALLS_A_MINUTE; call++) {
            behindAProxy.count(STRANGER, List.of("192.0.2." + call % 250));
        }

        assertSlowedDown(behindAProxy, STRANGER, List.of("198.51.100.1"));
        exhaust(open, STRANGER, List.of("192.0.2.1"));
        assertSlowedDown(open, STRANGER, List.of("198.51.100.1"));
    }

    /// An onion service on this machine calls without a word: all its callers are one, and one could shut out all.
    @Test
    void countsNobodyWhereNobodyCanBeToldApart() {
        for (int call = 0; call < 2 * AddressLimit.CALLS_A_MINUTE; call++) {
            open.count(PROXY, NOTHING);
            open.count(PROXY, List.of("198.51.100.1"));
            behindAProxy.count(PROXY, NOTHING);
            behindAProxy.count(PROXY, List.of("unknown", "_hidden, <b>"));
        }
    }

    @Test
    void takesAWholeNetworkOfTheNewKindAsOne() {
        exhaust(open, InetAddress.ofLiteral("2001:db8:1::1"), NOTHING);

        assertSlowedDown(open, InetAddress.ofLiteral("2001:db8:1:ffff::9"), NOTHING);
        open.count(InetAddress.ofLiteral("2001:db8:2::1"), NOTHING);
    }

    private AddressLimit limit(Optional<InetAddress> proxy) {
        return new AddressLimit(new HourlyKey(clock, new SecureRandom()), clock, proxy);
    }

    private static void exhaust(AddressLimit limit, InetAddress peer, List<String> forwarded) {
        for (int call = 0; call < AddressLimit.CALLS_A_MINUTE; call++) {
            limit.count(peer, forwarded);
        }
    }

    private static void assertSlowedDown(AddressLimit limit, InetAddress peer, List<String> forwarded) {
        assertThatThrownBy(() -> limit.count(peer, forwarded)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem()).isEqualTo(Problem.SLOW_DOWN);
            assertThat(refused.retryAfterSeconds()).isBetween(1, 60);
        });
    }
}
