/// Scenarios of pokes.
@NullMarked
package org.wwow.backup.server.notifications;

import org.jspecify.annotations.NullMarked;
