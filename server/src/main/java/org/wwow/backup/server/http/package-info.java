/// What every call has in common: one catalogue of problems, JSON by the protocol's own strict reader, limits on size
/// and rate, headers of protection, padding (protocol sections 1, 4, 13).
///
/// A controller takes its body as a `JsonObject` and reads it with `Members`; it answers with a `JsonObject`; it
/// refuses with [Refused]. It never sees an address.
@ApplicationModule(allowedDependencies = {"settings"})
@NullMarked
package org.wwow.backup.server.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
