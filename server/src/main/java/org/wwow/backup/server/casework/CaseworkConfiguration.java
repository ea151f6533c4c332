package org.wwow.backup.server.casework;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The table of protocol section 6, packed with the server from `domain/`.
@Configuration(proxyBeanMethods = false)
class CaseworkConfiguration {
    private static final String TABLE = "/domain/compartments.json";

    @Bean
    static GrantRules grantRules() throws IOException {
        try (InputStream table = CaseworkConfiguration.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IOException("The table of compartments is missing from the server.");
            }
            return GrantRules.read(table.readAllBytes());
        }
    }
}
