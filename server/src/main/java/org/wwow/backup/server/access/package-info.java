/// Who calls: reporters by a token made from their mailbox secret, members by passphrase and code or by passkey
/// (protocol sections 4 and 8).
///
/// A controller of any feature takes a [Reporter], a [Member] or either as [Caller] for its first parameter; the call
/// is refused with `session` before its body is read when there is none. What a member may do is not decided here.
@NullMarked
package org.wwow.backup.server.access;

import org.jspecify.annotations.NullMarked;
