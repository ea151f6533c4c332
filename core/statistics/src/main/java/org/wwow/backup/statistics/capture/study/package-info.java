/// Whole studies: the methods side by side, by stratum, over imputed replicates.
@NullMarked
package org.wwow.backup.statistics.capture.study;

import org.jspecify.annotations.NullMarked;
