/// Log-linear models of the overlap of lists (Fienberg 1972; Bishop, Fienberg and Holland 1975).
///
/// Before a model is fitted it is asked whether its maximum exists, by a linear programme, and whether its parameters
/// can be told apart, by an exact rank (Chan, Silverman and Vincent 2021): a program that fits first prints figures for
/// models that have none.
@NullMarked
package org.wwow.backup.statistics.capture.loglinear;

import org.jspecify.annotations.NullMarked;
