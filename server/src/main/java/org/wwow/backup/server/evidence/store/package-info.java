/// Rows of what was deposited; used by its own feature only.
@NullMarked
package org.wwow.backup.server.evidence.store;

import org.jspecify.annotations.NullMarked;
