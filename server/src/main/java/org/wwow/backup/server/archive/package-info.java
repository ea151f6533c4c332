/// A copy of the whole instance that opens to the operator's archive key only, and a data folder made from it again.
///
/// Begin with [Archive] and [Restoration]. What may be erased lies in a file of its own that expires; a restored folder is
/// joined to the newest tombstones and the newest end of the ledger before any server opens on it (protocol sections 11
/// and 23). Neither runs inside a serving process.
@ApplicationModule(allowedDependencies = {"settings", "database", "evidence", "casework", "custody"})
@NullMarked
package org.wwow.backup.server.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
