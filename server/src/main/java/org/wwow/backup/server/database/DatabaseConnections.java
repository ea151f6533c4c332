package org.wwow.backup.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Optional;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.wwow.backup.server.settings.ExternalDatabase;
import org.wwow.backup.server.settings.Settings;

/// The one pool of connections, to the local PostgreSQL or the operator's.
@Configuration(proxyBeanMethods = false)
class DatabaseConnections {
    private static final int POOL = 16;
    /// Everything is asked for by key. A plan made while a table was small reads it whole, and is kept while the table
    /// grows: in a flood each deposit would read all that came since the last analysis.
    private static final String BY_KEY = "set enable_seqscan = off";

    /// Absent where the operator named a database of his own.
    @Bean(destroyMethod = "close")
    @Nullable
    LocalPostgres localPostgres(Settings settings, SecureRandom random)
            throws IOException, InterruptedException {
        if (settings.database().isPresent()) {
            return null;
        }
        return LocalPostgres.start(settings.folder("postgres"), settings.folder("programs"), random);
    }

    @Bean
    HikariDataSource dataSource(Settings settings, ObjectProvider<LocalPostgres> local) throws IOException {
        var source = new HikariDataSource();
        Optional<ExternalDatabase> external = settings.database();
        if (external.isPresent()) {
            source.setJdbcUrl(external.get().url());
            source.addDataSourceProperty("logServerErrorDetail", "false");
            source.setUsername(external.get().user());
            source.setPassword(Files.readString(external.get().password(), StandardCharsets.UTF_8).strip());
        } else {
            LocalPostgres postgres = local.getObject();
            source.setJdbcUrl(postgres.url(LocalPostgres.DATABASE));
            source.setUsername(postgres.user());
            source.setPassword(postgres.password());
        }
        source.setMaximumPoolSize(POOL);
        source.setMinimumIdle(2);
        source.setConnectionTimeout(5_000);
        source.setConnectionInitSql(BY_KEY);
        return source;
    }

    /// The settings are looked at before the first table is made.
    @Bean
    FlywayMigrationStrategy checkThenMigrate(Settings settings, DataSource source) {
        return flyway -> {
            KeepsNothing.check(JdbcClient.create(source),
                    settings.database().map(ExternalDatabase::archiveDays).orElse(0));
            flyway.migrate();
        };
    }
}
