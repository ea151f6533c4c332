/// Seals content for named readers and opens it again.
///
/// Where to begin: [ReporterKeys] derives all that a reporter holds from her [AccessCode], [MemberKeys] what a member
/// holds from the secret in her [MemberSlot]. Both seal a [Document] or a file ([Media]) to an [Epoch] of a case, and
/// hand that epoch's seed to a reader as a [Grant]. Everything signed is an [Envelope] over canonical JSON
/// ([CanonicalJson], [Members]). The file format stands in `age`, who may read in `directory`, the calls to the server
/// in `deposit`.
///
/// Nothing here reads a clock, a network or a database: bytes and streams come in, bytes and streams go out.
@NullMarked
package org.wwow.backup.sealing;

import org.jspecify.annotations.NullMarked;
