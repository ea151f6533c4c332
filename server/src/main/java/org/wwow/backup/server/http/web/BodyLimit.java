package org.wwow.backup.server.http.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.TakesAStream;
import org.wwow.backup.server.http.TakesUpTo;

/// Refuses a body before a byte of it is read: without a length, or longer than the call takes.
final class BodyLimit implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !method.hasMethodAnnotation(TakesAStream.class)) {
            TakesUpTo own = method.getMethodAnnotation(TakesUpTo.class);
            check(request, own == null ? TakesUpTo.USUAL : own.value());
        }
        return true;
    }

    private static void check(HttpServletRequest request, int limit) {
        if (request.getHeader("Transfer-Encoding") != null) {
            throw new Refused(Problem.FORM);
        }
        if (request.getContentLengthLong() > limit) {
            throw new Refused(Problem.TOO_LARGE);
        }
    }
}
