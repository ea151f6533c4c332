package org.wwow.backup.server.http.web;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

import org.wwow.backup.server.http.Counters;
import org.wwow.backup.server.http.HourlyKey;
import org.wwow.backup.server.http.Network;

/// Slows one network down, never one person: whole prefixes, because a country may share a few addresses.
///
/// The one place that reads an address; it leaves as a name under the hour's key. What a caller says of himself is never
/// believed: only the proxy that the operator named may say for whom it calls, and of what it says only the last word,
/// which is its own. Without such a word this machine itself is not counted: behind an onion service every caller looks
/// the same, and one could shut out all.
final class AddressLimit implements HandlerInterceptor {
    static final int CALLS_A_MINUTE = 3_000;
    private static final String FORWARDED = "X-Forwarded-For";

    private final HourlyKey key;
    private final Counters counters;
    private final Optional<InetAddress> proxy;

    AddressLimit(HourlyKey key, Clock clock, Optional<InetAddress> proxy) {
        this.key = key;
        this.counters = new Counters(clock, Duration.ofMinutes(1), CALLS_A_MINUTE);
        this.proxy = proxy;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Network network = count(InetAddress.ofLiteral(request.getRemoteAddr()),
                Collections.list(request.getHeaders(FORWARDED)));
        request.setAttribute(NetworkArgument.ATTRIBUTE, network);
        return true;
    }

    /// @param forwarded the lines of the header, as they came
    Network count(InetAddress peer, List<String> forwarded) {
        boolean believed = proxy.filter(peer::equals).isPresent();
        Optional<InetAddress> caller = believed ? lastOf(forwarded) : Optional.empty();
        InetAddress counted = caller.orElse(peer);
        if (caller.isEmpty() && (believed || peer.isLoopbackAddress())) {
            return Network.UNKNOWN;
        }
        byte[] bytes = counted.getAddress();
        String name = key.name("address", Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6));
        counters.count(name);
        return new Network(Optional.of(name));
    }

    private static Optional<InetAddress> lastOf(List<String> forwarded) {
        if (forwarded.isEmpty()) {
            return Optional.empty();
        }
        String line = forwarded.getLast();
        try {
            return Optional.of(InetAddress.ofLiteral(line.substring(line.lastIndexOf(',') + 1).strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
