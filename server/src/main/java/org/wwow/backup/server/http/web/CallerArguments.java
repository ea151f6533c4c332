package org.wwow.backup.server.http.web;

import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import org.wwow.backup.server.http.Caller;
import org.wwow.backup.server.http.Callers;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.Reporter;
import org.wwow.backup.server.http.SessionCookie;

/// Finds out who calls, for the first parameter of a controller's method; nobody is `session`.
///
/// A token counts before a cookie: a browser adds cookies by itself, a token only on purpose.
final class CallerArguments implements HandlerMethodArgumentResolver {
    private static final String BEARER = "Bearer ";
    private final Callers callers;

    CallerArguments(Callers callers) {
        this.callers = callers;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Caller.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Caller resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest web, @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new Refused(Problem.SESSION);
        }
        Class<?> wanted = parameter.getParameterType();
        Optional<? extends Caller> caller = Optional.empty();
        if (wanted != Member.class) {
            caller = reporter(request);
        }
        if (caller.isEmpty() && wanted != Reporter.class) {
            caller = member(request);
        }
        return caller.orElseThrow(() -> new Refused(Problem.SESSION));
    }

    private Optional<Reporter> reporter(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith(BEARER)
                ? callers.reporter(header.substring(BEARER.length()))
                : Optional.empty();
    }

    private Optional<Member> member(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(SessionCookie.NAME)) {
                return callers.member(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}
