/// The directory: who may read, signed statement by statement up to an offline root (protocol section 7).
///
/// Begin with [Directory], the state after a whole chain, as members and the server hold it; a reporter's client checks
/// only a short path with [IntakePath].
@NullMarked
package org.wwow.backup.sealing.directory;

import org.jspecify.annotations.NullMarked;
