package org.wwow.backup.server.casework;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.evidence.SealedItems;
import org.wwow.backup.server.evidence.Tombstones;

/// What feature `evidence` keeps of a case.
@Component
record Stored(SealedItems sealed, Tombstones tombstones) {}
