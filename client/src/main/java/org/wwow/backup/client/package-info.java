/// Talks to a BackUp server as a reporter's or a member's program would (docs/protocol/openapi.yaml).
///
/// Begin with [Calls]. Secrets stay in this process: what is sent is sealed or derived, never a passphrase or a code.
@NullMarked
package org.wwow.backup.client;

import org.jspecify.annotations.NullMarked;
