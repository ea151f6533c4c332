/// Draws the methods need and the libraries lack; all from a generator the caller passes in.
@NullMarked
package org.wwow.backup.statistics.sampling;

import org.jspecify.annotations.NullMarked;
