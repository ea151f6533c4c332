package org.wwow.backup.server.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.RunningServer;

import static org.assertj.core.api.Assertions.assertThat;

class CallingWithoutASession {
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void isToldThatTheServerIsReady() {
        HttpResponse<String> answer = SERVER.get("/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"state\":\"ready\"}");
    }

    @Test
    void getsAProblemThatRepeatsNothingForAnUnknownPath() {
        HttpResponse<String> answer = SERVER.get("/canary-4711?canary=4711");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).isEqualTo("{\"status\":404,\"type\":\"absent\"}");
    }

    @Test
    void getsAProblemForAMethodTheCallDoesNotHave() {
        HttpResponse<String> answer = SERVER.send(SERVER.to("/health").POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).isEqualTo("{\"status\":405,\"type\":\"form\"}");
    }

    @Test
    void getsTheProtectiveHeadersOnAnswersAndProblemsAlike() {
        for (String path : new String[]{"/health", "/nothing-here"}) {
            HttpResponse<String> answer = SERVER.get(path);

            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
            assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }
}
