/// Forecasts of counts by area and step of time that are tried on the past first, and the point processes beside them.
///
/// Begin with [org.wwow.backup.statistics.forecast.AreaForecast]: it back-tests on rolling origins and gives a baseline
/// wherever the model does not beat it. What may be shown to whom stands in
/// [org.wwow.backup.statistics.forecast.Audience]. A model of reports foresees reports, not violence.
@NullMarked
package org.wwow.backup.statistics.forecast;

import org.jspecify.annotations.NullMarked;
