/// Seals content for named readers and opens it again.
///
/// Begin with [AccessCode], from which a reporter's keys are derived. Nothing here reads a clock, a network or a
/// database: bytes and streams come in, bytes and streams go out.
@NullMarked
package org.wwow.backup.sealing;

import org.jspecify.annotations.NullMarked;
