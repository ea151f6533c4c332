package org.wwow.backup.server.casework;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.server.directory.Directory;

/// The installation as the directory keeps it.
@Component
record DirectoryInstance(Directory directory) implements InstanceSource {
    @Override
    public InstanceId instance() {
        return directory.instance();
    }
}
