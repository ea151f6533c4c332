/// Rows of the directory.
@NullMarked
package org.wwow.backup.server.directory.store;

import org.jspecify.annotations.NullMarked;
