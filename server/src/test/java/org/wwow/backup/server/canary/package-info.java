/// Canaries of invariants 1 and 2: what people seal is planted, then searched for in everything a server leaves.
@NullMarked
package org.wwow.backup.server.canary;

import org.jspecify.annotations.NullMarked;
