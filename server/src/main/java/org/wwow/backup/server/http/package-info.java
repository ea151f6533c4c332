/// What every call has in common: who calls, one catalogue of problems, JSON by the protocol's own strict reader,
/// limits on size and rate, headers of protection, padding (protocol sections 1, 4, 13).
///
/// A controller takes a [Reporter], a [Member] or either as [Caller] for its first parameter, or says [Anyone]; takes
/// its body as a `JsonObject` and reads it with `Members`; answers with a `JsonObject`; refuses with [Refused]. Without
/// a live session the call is refused with `session` before its body is read. A controller never sees an address.
@ApplicationModule(allowedDependencies = {"settings"})
@NullMarked
package org.wwow.backup.server.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
