package org.wwow.backup.server.http.web;

import java.net.URI;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Refuses every change that another site's page asks for, beside the cookie's own SameSite=Strict.
///
/// Browsers say where a request comes from; programs that are no browser say nothing and hold no cookie by accident.
final class SameSite implements HandlerInterceptor {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final String origin;

    SameSite(URI origin) {
        this.origin = origin.toString();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String site = request.getHeader("Sec-Fetch-Site");
        String from = request.getHeader("Origin");
        boolean ours = site == null ? from == null || from.equals(origin) : site.equals("same-origin");
        if (!ours && !READING.contains(request.getMethod())) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
        return true;
    }
}
