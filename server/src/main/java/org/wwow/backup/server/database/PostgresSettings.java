package org.wwow.backup.server.database;

import java.util.ArrayList;
import java.util.List;

/// What the local PostgreSQL runs with: durable, on loopback, and silent about values (protocol sections 11 and 14).
final class PostgresSettings {
    private static final List<String> ALWAYS = List.of(
            // Nothing outside this machine, nothing without a password.
            "listen_addresses=127.0.0.1", "unix_socket_directories=", "password_encryption=scram-sha-256",
            // An acknowledged deposit survives a loss of power.
            "fsync=on", "synchronous_commit=on", "full_page_writes=on",
            // Recycled segments would keep old headers in files that look new.
            "wal_recycle=off", "wal_keep_size=0", "archive_mode=off", "wal_level=replica", "max_wal_size=256MB",
            // By default PostgreSQL writes the values of a failed statement into its log.
            "log_statement=none", "log_min_error_statement=panic", "log_parameter_max_length=0",
            "log_parameter_max_length_on_error=0", "log_min_duration_statement=-1", "log_error_verbosity=terse",
            "log_min_messages=warning", "log_connections=", "log_disconnections=off", "log_temp_files=-1",
            // Small: the whole server has to fit a modest machine.
            "max_connections=100", "shared_buffers=64MB", "dynamic_shared_memory_type=posix", "jit=off",
            "max_parallel_workers_per_gather=0",
            // Titles of processes are for a person who looks; each statement wrote two.
            "update_process_title=off");

    private PostgresSettings() {}

    static List<String> arguments(int port) {
        List<String> arguments = new ArrayList<>();
        for (String setting : ALWAYS) {
            arguments.add("-c");
            arguments.add(setting);
        }
        arguments.add("-c");
        arguments.add("port=" + port);
        return arguments;
    }
}
