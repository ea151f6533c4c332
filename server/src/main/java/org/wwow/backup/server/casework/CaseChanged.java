package org.wwow.backup.server.casework;

import org.wwow.backup.sealing.CaseId;

/// Something came into a case or changed in it: whoever listens to it is poked, after the commit.
public record CaseChanged(CaseId id) {}
