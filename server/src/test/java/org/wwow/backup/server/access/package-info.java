/// Scenarios of sign-in.
@NullMarked
package org.wwow.backup.server.access;

import org.jspecify.annotations.NullMarked;
