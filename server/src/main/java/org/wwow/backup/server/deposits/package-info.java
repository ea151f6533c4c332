/// Taking deposits: every check of protocol section 9.6 in its order, then one transaction, all or nothing.
///
/// Begin with [Deposits]. Each check is a type of its own in [Check]; a deposit that one of them refuses leaves no row,
/// no event and no upload taken.
@ApplicationModule(allowedDependencies = {"http", "evidence", "casework", "access", "database"})
@NullMarked
package org.wwow.backup.server.deposits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
