/// Scenarios of casework.
@NullMarked
package org.wwow.backup.server.casework;

import org.jspecify.annotations.NullMarked;
