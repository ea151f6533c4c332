/// Scenarios of the directory.
@NullMarked
package org.wwow.backup.server.directory;

import org.jspecify.annotations.NullMarked;
