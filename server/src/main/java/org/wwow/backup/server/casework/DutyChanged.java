package org.wwow.backup.server.casework;

import java.util.UUID;

/// Somebody went on or off duty: whoever listens in that circle is poked.
public record DutyChanged(UUID circle) {}
