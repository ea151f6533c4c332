package org.wwow.backup.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The server on this machine that listens on a port, and the PostgreSQL it started: what they have used.
///
/// @param handle of the server; PostgreSQL descends from it
record ServerProcess(ProcessHandle handle) {
    private static final double TICKS_A_SECOND = 100;

    /// Finds it by its words. Java cuts a command line off at 4096 bytes, and the class path alone is longer.
    ///
    /// @throws IllegalStateException if there is none
    static ServerProcess onPort(int port) {
        return ProcessHandle.allProcesses()
                .filter(process -> {
                    List<String> words = words(process);
                    int at = words.indexOf("--port");
                    return words.contains("org.wwow.backup.server.Server") && at >= 0 && at + 1 < words.size()
                            && words.get(at + 1).equals(Integer.toString(port));
                })
                .findFirst()
                .map(ServerProcess::new)
                .orElseThrow(() -> new IllegalStateException("No server of this machine listens on " + port + "."));
    }

    private static List<String> words(ProcessHandle process) {
        try {
            return List.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")).split("\0", -1));
        } catch (IOException ended) {
            return List.of();
        }
    }

    /// Seconds of CPU of the server alone.
    double seconds() {
        return seconds(handle);
    }

    /// Seconds of CPU that the server spent on compiling itself: they end once it is warm, which takes long on a busy
    /// machine.
    double compilingSeconds() throws IOException {
        double seconds = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(handle.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                if (Files.readString(thread.resolve("comm")).matches("C[12] Compiler\\S*\\s*")) {
                    seconds += ticks(Files.readString(thread.resolve("stat"))) / TICKS_A_SECOND;
                }
            }
        }
        return seconds;
    }

    /// User and system time stand twelfth and thirteenth after the name, which may hold spaces.
    private static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 0);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /// Seconds of CPU of its PostgreSQL.
    double databaseSeconds() {
        try (Stream<ProcessHandle> below = handle.descendants()) {
            return below.mapToDouble(ServerProcess::seconds).sum();
        }
    }

    /// Resident memory of the server alone, in MiB.
    double residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(handle.pid()), "status"))
                .stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToDouble(kibibytes -> Long.parseLong(kibibytes) / 1_024.0)
                .findFirst()
                .orElseThrow();
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }
}
