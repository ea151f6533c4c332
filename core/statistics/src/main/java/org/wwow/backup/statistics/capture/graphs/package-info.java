/// Averages over decomposable graphs of how lists depend on each other (Madigan and York 1997).
@NullMarked
package org.wwow.backup.statistics.capture.graphs;

import org.jspecify.annotations.NullMarked;
