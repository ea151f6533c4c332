package org.wwow.backup.server.settings;

import java.nio.file.Path;

/// A PostgreSQL the operator runs.
///
/// @param url         `jdbc:postgresql://…`
/// @param user        the role that owns the database
/// @param password    the file that holds the role's password; never a value in the settings themselves
/// @param archiveDays for how many days its WAL archive and base backups are kept; at most 30 (protocol section 11)
public record ExternalDatabase(String url, String user, Path password, int archiveDays) {
    /// The longest life of a backup that still holds what was erased.
    public static final int LONGEST_ARCHIVE_DAYS = 30;

    /// Refuses what cannot work.
    ///
    /// @throws SettingsRefused with one sentence for the operator
    public ExternalDatabase {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new SettingsRefused("database.url must begin with jdbc:postgresql:");
        }
        if (archiveDays < 0 || archiveDays > LONGEST_ARCHIVE_DAYS) {
            throw new SettingsRefused(
                    "database.archive-days must be at most 30: what was erased must be gone by then.");
        }
    }

    @Override
    public String toString() {
        return "ExternalDatabase[hidden]";
    }
}
