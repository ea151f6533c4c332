/// Where and when cases cluster: the scan statistics of Kulldorff. See `docs/methods/where-it-clusters.md`.
/// Begin with [org.wwow.backup.statistics.scan.Scan].
@NullMarked
package org.wwow.backup.statistics.scan;

import org.jspecify.annotations.NullMarked;
