package org.wwow.backup.server.http.web;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

import org.wwow.backup.server.http.Counters;
import org.wwow.backup.server.http.HourlyKey;

/// Slows one network down, never one person: whole prefixes, because a country may share a few addresses.
///
/// The one place that reads an address; it leaves as a name under the hour's key. This machine itself (a proxy, an
/// onion service) is not counted: behind those every caller looks the same.
final class AddressLimit implements HandlerInterceptor {
    private static final int CALLS_A_MINUTE = 3_000;

    private final HourlyKey key;
    private final Counters counters;

    AddressLimit(HourlyKey key, Clock clock) {
        this.key = key;
        this.counters = new Counters(clock, Duration.ofMinutes(1), CALLS_A_MINUTE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        InetAddress address = InetAddress.ofLiteral(request.getRemoteAddr());
        if (!address.isLoopbackAddress()) {
            byte[] bytes = address.getAddress();
            counters.count(key.name("address", Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6)));
        }
        return true;
    }
}
