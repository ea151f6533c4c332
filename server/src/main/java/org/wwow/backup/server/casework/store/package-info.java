/// Rows of cases; used by their own feature only.
@NullMarked
package org.wwow.backup.server.casework.store;

import org.jspecify.annotations.NullMarked;
