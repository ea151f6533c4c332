/// Pokes: something changed, come and read. They carry nothing, look all the same, and leave with the transaction that
/// changed something, on every node (protocol sections 4 and 15).
///
/// A feature calls [Pokes] inside its own transaction; PostgreSQL carries the poke only if that commits.
@ApplicationModule(allowedDependencies = {"http", "directory", "access", "database"})
@NullMarked
package org.wwow.backup.server.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
