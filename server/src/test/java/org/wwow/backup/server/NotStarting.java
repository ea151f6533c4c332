package org.wwow.backup.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A server that cannot start tells its operator why in one last sentence, and ends.
@Tag("database")
class NotStarting {

    @TempDir
    Path folder;

    @Test
    void namesThePortThatAnotherProgramHolds() throws IOException, InterruptedException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String told = ServerProcess.refusedStart(folder,
                    List.of("--data", folder.resolve("data").toString(), "--port", "" + other.getLocalPort()));
            assertThat(told).startsWith("1\n")
                    .endsWith("BackUp could not start. Port " + other.getLocalPort()
                            + " is taken by another program; end it, or choose one with --port.\n")
                    .doesNotContain("APPLICATION FAILED", "Action:", "\tat ");
        }
    }

    @Test
    void saysThatAnotherServerHoldsTheFolder() throws IOException, InterruptedException {
        try (ServerProcess first = ServerProcess.start(folder)) {
            assertThat(first.address().getPort()).isPositive();
            String told = ServerProcess.refusedStart(folder,
                    List.of("--data", folder.resolve("data").toString(), "--port", "0"));
            assertThat(told).startsWith("1\n")
                    .endsWith("BackUp could not start. Another server is running on this data folder.\n");
        }
    }

    @Test
    void refusesAWordItDoesNotKnow() throws IOException, InterruptedException {
        String told = ServerProcess.refusedStart(folder, List.of("--daat", folder.toString()));
        assertThat(told).startsWith("2\n").contains("--data");
        assertThat(told.lines()).hasSize(2);
    }
}
