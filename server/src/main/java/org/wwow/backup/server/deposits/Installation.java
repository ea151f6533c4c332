package org.wwow.backup.server.deposits;

import java.time.Clock;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.server.casework.InstanceSource;

/// What taking deposits needs from around it.
@Component
record Installation(InstanceSource source, Allowance allowance, Clock clock) {
    InstanceId instance() {
        return source.instance();
    }
}
