/// Scenarios over the whole server, and what they start it with.
@NullMarked
package org.wwow.backup.server;

import org.jspecify.annotations.NullMarked;
