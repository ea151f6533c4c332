package org.wwow.backup.server.access.web;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import org.wwow.backup.server.access.FirstStart;

/// Finds the token that was printed, for the parameter before the body: to anybody else nothing of a body is read.
@Component
final class PrintedTokenArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private static final String BEARER = "Bearer ";
    private final FirstStart start;

    PrintedTokenArgument(FirstStart start) {
        this.start = start;
    }

    /// What a header gives; empty if it gives no token.
    static @Nullable String token(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : null;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PrintedToken.class;
    }

    /// Refuses with `already` once set up, `session` for another token.
    @Override
    public PrintedToken resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest web, @Nullable WebDataBinderFactory binders) {
        return new PrintedToken(start.requirePrinted(token(web.getHeader("Authorization"))));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }
}
