package org.wwow.backup.server.http.web;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.settings.Settings;

/// The strictest headers on every answer, errors included; a page that needs more sets its own policy over them.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProtectiveHeaders extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
            Map.entry("X-Content-Type-Options", "nosniff"), Map.entry("Referrer-Policy", "no-referrer"),
            Map.entry("X-Frame-Options", "DENY"), Map.entry("X-Robots-Tag", "noindex, nofollow, noarchive"),
            Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
            Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
            Map.entry("Cross-Origin-Embedder-Policy", "require-corp"), Map.entry("Cache-Control", "no-store"),
            Map.entry("Permissions-Policy", "camera=(self), microphone=(self), geolocation=(self), "
                    + "display-capture=(), usb=(), payment=(), idle-detection=(), browsing-topics=()"));

    private final boolean overTls;

    ProtectiveHeaders(Settings settings) {
        this.overTls = !settings.plain();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HEADERS.forEach(response::setHeader);
        if (overTls) {
            response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        chain.doFilter(request, response);
    }
}
