/// Scenarios of the local PostgreSQL.
@NullMarked
package org.wwow.backup.server.database;

import org.jspecify.annotations.NullMarked;
