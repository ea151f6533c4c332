/// Scenarios of deposits.
@NullMarked
package org.wwow.backup.server.deposits;

import org.jspecify.annotations.NullMarked;
