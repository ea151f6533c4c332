package org.wwow.backup.dossier.casefolder;

/// Where a date or a place comes from.
public enum Basis {
    /// A person said it.
    STATED,
    /// The file's own metadata say it: claimed by a device.
    METADATA,
    /// It was worked out from what can be seen or heard.
    GEOLOCATED,
    /// A document says it.
    DOCUMENT,
    /// The server had it then.
    RECEIVED
}
