/// Who can be trusted with what: organisations, members and circles as one signed, numbered chain (protocol section 7).
///
/// Begin with [Directory], which answers what is in force now; [Chain] appends. Names of members never reach a
/// reporter.
@ApplicationModule(allowedDependencies = {"http", "settings", "database"})
@NullMarked
package org.wwow.backup.server.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
