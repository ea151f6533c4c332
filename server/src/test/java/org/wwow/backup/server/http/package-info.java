/// Scenarios of what all calls share.
@NullMarked
package org.wwow.backup.server.http;

import org.jspecify.annotations.NullMarked;
