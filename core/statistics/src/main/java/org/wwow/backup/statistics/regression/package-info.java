/// Groundwork of several methods: Poisson regression by weighted least squares, and the linear systems it solves.
@NullMarked
package org.wwow.backup.statistics.regression;

import org.jspecify.annotations.NullMarked;
