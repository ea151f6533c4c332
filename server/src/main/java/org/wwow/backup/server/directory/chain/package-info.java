/// The rules of the directory's chain, without a database: what a statement holds, who may sign it, what is in force
/// after it (protocol sections 7 and 21).
@NullMarked
package org.wwow.backup.server.directory.chain;

import org.jspecify.annotations.NullMarked;
