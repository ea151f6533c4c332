/// What the operator decides: one record, read once at start, refused as a whole if one word in it is unknown.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.wwow.backup.server.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
