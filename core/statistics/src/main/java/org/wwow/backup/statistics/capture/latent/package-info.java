/// Bayesian latent classes: persons of unknown kinds, each kind with its own chance to be on each list
/// (Manrique-Vallier 2016).
@NullMarked
package org.wwow.backup.statistics.capture.latent;

import org.jspecify.annotations.NullMarked;
