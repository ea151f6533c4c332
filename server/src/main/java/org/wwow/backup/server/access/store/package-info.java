/// Rows of accounts, sessions, slots, passkeys and invitations.
@NullMarked
package org.wwow.backup.server.access.store;

import org.jspecify.annotations.NullMarked;
