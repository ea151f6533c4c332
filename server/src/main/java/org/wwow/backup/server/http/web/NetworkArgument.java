package org.wwow.backup.server.http.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import org.wwow.backup.server.http.Network;

/// The network that [AddressLimit] counted, for a controller that counts something of its own by it.
final class NetworkArgument implements HandlerMethodArgumentResolver {
    static final String ATTRIBUTE = Network.class.getName();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Network.class;
    }

    @Override
    public Network resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest web, @Nullable WebDataBinderFactory binders) {
        return web.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Network network
                ? network
                : Network.UNKNOWN;
    }
}
