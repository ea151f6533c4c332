package org.wwow.backup.server.http.web;

import java.util.List;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import org.wwow.backup.server.http.Anyone;
import org.wwow.backup.server.http.Caller;

/// Stops the server from starting with a call that forgot to say who may make it.
@Component
final class EveryCallNamesItsCaller implements SmartInitializingSingleton {
    private final RequestMappingHandlerMapping calls;

    EveryCallNamesItsCaller(RequestMappingHandlerMapping calls) {
        this.calls = calls;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> silent = calls.getHandlerMethods()
                .values()
                .stream()
                .filter(call -> call.getBeanType() != ErrorsOutsideCalls.class && !names(call))
                .map(HandlerMethod::getShortLogMessage)
                .sorted()
                .toList();
        if (!silent.isEmpty()) {
            throw new IllegalStateException("These calls do not say who may make them: " + silent);
        }
    }

    /// The caller comes first, so that no body is read for nobody.
    private static boolean names(HandlerMethod call) {
        Class<?>[] parameters = call.getMethod().getParameterTypes();
        boolean caller = parameters.length > 0 && Caller.class.isAssignableFrom(parameters[0]);
        return caller != call.hasMethodAnnotation(Anyone.class);
    }
}
