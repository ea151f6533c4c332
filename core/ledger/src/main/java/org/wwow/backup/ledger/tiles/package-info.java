/// A tlog-tiles log on plain files (C2SP tlog-tiles): written by one process, read and checked by anyone.
///
/// Begin with [org.wwow.backup.ledger.tiles.TiledLog] to write, with [org.wwow.backup.ledger.tiles.TiledTree] to read,
/// with [org.wwow.backup.ledger.tiles.Fsck] to check any such log.
@NullMarked
package org.wwow.backup.ledger.tiles;

import org.jspecify.annotations.NullMarked;
