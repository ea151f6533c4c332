package org.wwow.backup.server.evidence;

import java.io.IOException;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.wwow.backup.server.settings.Settings;

/// The blob store in the server's data folder.
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
    @Bean
    static Blobs blobs(Settings settings) throws IOException {
        return new Blobs(settings.folder("blobs"));
    }
}
