package org.wwow.backup.server.casework;

import org.wwow.backup.sealing.InstanceId;

/// Which installation this is, once it was set up.
public interface InstanceSource {
    /// The installation's identifier.
    InstanceId instance();
}
