/// The real PostgreSQL: started from the data folder, or the operator's by URL, and refused where its settings would
/// keep what was erased (protocol sections 11 and 14).
///
/// Begin with [LocalPostgres] for the process and [KeepsNothing] for the settings. Features write plain SQL with
/// Spring's `JdbcClient`; nothing else is offered here.
@ApplicationModule(allowedDependencies = {"settings"})
@NullMarked
package org.wwow.backup.server.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
