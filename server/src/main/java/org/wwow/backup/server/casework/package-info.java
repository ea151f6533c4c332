/// Cases and who may read what of them: compartments, grants, consents, the gate, hand-overs, closing and erasure.
///
/// Begin with [Gate], through which every header goes, and [GrantRules], the table of protocol section 6 that server
/// and browser read from one file. A deposit enters through [CaseFiles]. This feature never sees what a case is about:
/// the queue has a circle, a priority and times, and no needs, area or language.
@ApplicationModule(allowedDependencies = {"http", "evidence", "directory", "database"})
@NullMarked
package org.wwow.backup.server.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
