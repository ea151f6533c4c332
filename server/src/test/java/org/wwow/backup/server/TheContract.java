package org.wwow.backup.server;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/// `docs/protocol/openapi.yaml` against the calls the server really has.
class TheContract {
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void namesEveryCallTheServerHas() {
        Set<String> beyond = real();
        beyond.removeAll(written());

        assertThat(beyond).isEmpty();
    }

    @Test
    void namesNoCallTheServerLacks() {
        Set<String> missing = written();
        missing.removeAll(real());

        assertThat(missing).isEmpty();
    }

    private static Set<String> real() {
        Set<String> calls = new TreeSet<>();
        SERVER.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, method) -> {
            String type = method.getBeanType().getName();
            if (!type.contains(".pages.") && !type.endsWith("ErrorsOutsideCalls")) {
                calls.addAll(calls(mapping));
            }
        });
        return calls;
    }

    private static Set<String> calls(RequestMappingInfo mapping) {
        Set<String> calls = new TreeSet<>();
        mapping.getPatternValues()
                .forEach(path -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(
                                method -> calls.add(method + " " + path.replace("{*", "{").replace("/**", "/{path}"))));
        return calls;
    }

    private static Set<String> written() {
        return Contract.WRITTEN.calls();
    }
}
