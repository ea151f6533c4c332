package org.wwow.backup.server.evidence;

import org.wwow.backup.sealing.ItemId;

/// An item's payload is no longer what was deposited, or is gone although nobody erased it.
public record FixityFailed(ItemId item) {}
