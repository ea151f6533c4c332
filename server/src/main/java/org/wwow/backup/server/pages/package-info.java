/// The pages: the report at `/`, the desk at `/desk/`, from a folder the operator names, with the strictest policy each
/// of them can live with.
///
/// The report is one response of at most 14 600 bytes with the instance's pin inside (protocol section 1); everything
/// else is named by its hash and kept for good by the browser.
@ApplicationModule(allowedDependencies = {"http", "settings", "directory"})
@NullMarked
package org.wwow.backup.server.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
