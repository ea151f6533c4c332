/// Scenarios of uploads, blobs and destruction.
@NullMarked
package org.wwow.backup.server.evidence;

import org.jspecify.annotations.NullMarked;
