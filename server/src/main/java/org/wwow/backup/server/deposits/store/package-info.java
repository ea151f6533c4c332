/// Rows of deposits; used by their own feature only.
@NullMarked
package org.wwow.backup.server.deposits.store;

import org.jspecify.annotations.NullMarked;
