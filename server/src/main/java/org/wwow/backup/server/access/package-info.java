/// Sign-in: reporters by a token made from their mailbox secret, members by passphrase and code or by passkey
/// (protocol sections 4 and 8); invitations, slots, the first start.
///
/// Begin with [Mailboxes] and [Work] for reporters and [Sessions] for members. What a member may do is not decided
/// here.
@ApplicationModule(allowedDependencies = {"http", "settings", "directory", "database"})
@NullMarked
package org.wwow.backup.server.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
