package org.wwow.backup.server.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;

import org.wwow.backup.server.settings.ExternalDatabase;

/// The start-up check that a PostgreSQL, ours or the operator's, is durable and keeps nothing that was erased for
/// longer than promised (protocol section 11), nor writes values into its log (section 14).
public final class KeepsNothing {
    private static final Map<String, Set<String>> WANTED = Map.ofEntries(Map.entry("fsync", Set.of("on")),
            Map.entry("full_page_writes", Set.of("on")),
            Map.entry("synchronous_commit", Set.of("on", "remote_write", "remote_apply", "local")),
            Map.entry("wal_recycle", Set.of("off")), Map.entry("wal_keep_size", Set.of("0")),
            Map.entry("log_statement", Set.of("none")), Map.entry("log_min_error_statement", Set.of("panic")),
            Map.entry("log_parameter_max_length", Set.of("0")),
            Map.entry("log_parameter_max_length_on_error", Set.of("0")),
            Map.entry("log_min_duration_statement", Set.of("-1")),
            Map.entry("log_min_duration_sample", Set.of("-1")),
            Map.entry("log_transaction_sample_rate", Set.of("0")), Map.entry("log_error_verbosity", Set.of("terse")),
            Map.entry("debug_print_parse", Set.of("off")), Map.entry("debug_print_plan", Set.of("off")),
            Map.entry("debug_print_rewritten", Set.of("off")), Map.entry("log_parser_stats", Set.of("off")));
    private static final List<String> TELLTALE_LIBRARIES = List.of("auto_explain", "pgaudit", "pg_stat_monitor");

    private KeepsNothing() {}

    /// Looks at every setting.
    ///
    /// @param archiveDays what the operator says about his WAL archive; 0 means there is none
    /// @throws DatabaseRefused naming every setting that is wrong and what it must be
    public static void check(JdbcClient database, int archiveDays) {
        Map<String, String> settings = new TreeMap<>();
        database.sql("SELECT name, setting FROM pg_settings")
                .query((row, _) -> settings.put(row.getString("name"), row.getString("setting")))
                .list();
        List<String> wrong = new ArrayList<>();
        new TreeMap<>(WANTED).forEach((name, wanted) -> {
            if (!wanted.contains(settings.getOrDefault(name, ""))) {
                wrong.add(name + " = " + String.join(" or ", wanted.stream().sorted().toList()));
            }
        });
        checkArchive(settings, archiveDays, wrong);
        for (String library : TELLTALE_LIBRARIES) {
            if ((settings.getOrDefault("shared_preload_libraries", "")
                    + settings.getOrDefault("session_preload_libraries", "")).contains(library)) {
                wrong.add("no library " + library);
            }
        }
        if (!Boolean.TRUE.equals(database.sql("SELECT has_function_privilege('pg_switch_wal()', 'EXECUTE')")
                .query(Boolean.class)
                .single())) {
            wrong.add("GRANT EXECUTE ON FUNCTION pg_switch_wal() for this role");
        }
        if (!wrong.isEmpty()) {
            throw new DatabaseRefused("PostgreSQL must have " + String.join(", ", wrong) + ".");
        }
    }

    private static void checkArchive(Map<String, String> settings, int archiveDays, List<String> wrong) {
        boolean archives = !"off".equals(settings.getOrDefault("archive_mode", "off"));
        if (archives && (archiveDays < 1 || archiveDays > ExternalDatabase.LONGEST_ARCHIVE_DAYS)) {
            wrong.add("archive_mode = off, or database.archive-days between 1 and "
                    + ExternalDatabase.LONGEST_ARCHIVE_DAYS);
        }
    }
}
