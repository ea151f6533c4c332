/// What was done with each case, by whom and when, and the public ledger that binds us to it (protocol section 10).
///
/// Begin with [Custody]: deeds are recorded in their own transaction, receipts asked for after it. Casework and deposits
/// reach it through the interfaces they declare themselves.
@ApplicationModule(allowedDependencies = {"http", "settings", "directory", "database", "casework"})
@NullMarked
package org.wwow.backup.server.custody;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
