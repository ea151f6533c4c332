/// What a reporter or a member signs and the server reads: deposits with consents and grants, erasures, approvals,
/// hand-overs, closings and holds (docs/protocol sections 6, 9 and 18).
///
/// Begin with [DepositStatement] and [DepositCall]. Each type is read by a function from [Members] that refuses unknown
/// and missing members, and written by `json`; reading what was written gives an equal value. Nothing here checks a
/// signature: that is the envelope's part.
@NullMarked
package org.wwow.backup.sealing.deposit;

import org.jspecify.annotations.NullMarked;

import org.wwow.backup.sealing.Members;
