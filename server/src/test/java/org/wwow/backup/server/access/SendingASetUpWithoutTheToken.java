package org.wwow.backup.server.access;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;

import static org.assertj.core.api.Assertions.assertThat;

/// A set-up is the longest body that takes no session: whoever holds many such calls open would else fill the room of all
/// bodies before anybody is asked who he is. Here only its head is sent, and the body never comes.
class SendingASetUpWithoutTheToken {
    @Test
    void isAnsweredBeforeItsBodyIsRead() throws IOException {
        try (RunningServer server = RunningServer.start(FreshDatabase.make())) {
            assertThat(answerToAHead(server, "")).isEqualTo("HTTP/1.1 401");
            assertThat(answerToAHead(server, bearer(Base64Url.encode(new byte[16])))).isEqualTo("HTTP/1.1 401");
        }
    }

    @Test
    void isAnsweredBeforeItsBodyIsReadOnceSetUpEvenWithTheToken() throws IOException {
        try (RunningServer server = RunningServer.start(FreshDatabase.make())) {
            String token = server.bean(FirstStart.class).revealToken();
            World.found(server);

            assertThat(answerToAHead(server, bearer(token))).isEqualTo("HTTP/1.1 409");
        }
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static String answerToAHead(RunningServer server, String header) throws IOException {
        URI setUp = server.to("/setup").build().uri();
        try (var line = new Socket(setUp.getHost(), setUp.getPort())) {
            line.setSoTimeout(5_000);
            String head = "POST " + setUp.getPath() + " HTTP/1.1\r\nHost: " + setUp.getAuthority() + "\r\n" + header
                    + "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n";
            line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(line.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }
}
