/// Rows of events, of leaves on their way to the tree, and of the last signed head.
@NullMarked
package org.wwow.backup.server.custody.store;

import org.jspecify.annotations.NullMarked;
