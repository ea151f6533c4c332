package org.wwow.backup.statistics.capture.loglinear;

import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.regression.PoissonRegression;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// A log-linear model fitted to observed patterns.
///
/// @param name in the notation of [HierarchicalModel#name], or of [ClosedModels]
/// @param observed persons recorded
/// @param unseen persons estimated on no list
/// @param logVariance the variance of the logarithm of `unseen`
/// @param fit deviance, degrees of freedom and criteria
public record FittedModel(String name, double observed, double unseen, double logVariance, Fit fit) {
    /// How well the model fits.
    ///
    /// @param deviance the residual deviance
    /// @param freedom observable cells less parameters
    /// @param parameters fitted parameters, those at minus infinity included
    /// @param logLikelihood of the Poisson model
    public record Fit(double deviance, int freedom, int parameters, double logLikelihood) {
        /// Akaike's criterion.
        public double aic() {
            return 2.0 * parameters - 2 * logLikelihood;
        }

        /// Schwarz's criterion, the number of recorded persons being the sample's size.
        public double bic(double observed) {
            return parameters * Math.log(observed) - 2 * logLikelihood;
        }
    }

    static FittedModel of(String name, double[] counts, PoissonRegression.Fit fit, int parameters) {
        double observed = 0;
        for (double count : counts) {
            observed += count;
        }
        Fit quality = new Fit(fit.deviance(), counts.length - fit.coefficients().length, parameters,
                fit.logLikelihood());
        return new FittedModel(name, observed, Math.exp(fit.coefficients()[0]), fit.variance(0), quality);
    }

    /// Recorded and unrecorded persons.
    public double estimate() {
        return observed + unseen;
    }

    /// The standard error by the delta method; it takes the model as given.
    public double standardError() {
        return Math.sqrt(unseen + unseen * unseen * logVariance);
    }

    /// Schwarz's criterion.
    public double bic() {
        return fit.bic(observed);
    }

    /// The 95 % interval in which the logarithm of the unrecorded is normal; it takes the model as given.
    public Interval deltaInterval() {
        double spread = Math.exp(1.959963984540054 * Math.sqrt(logVariance));
        return new Interval(observed + unseen / spread, observed + unseen * spread, 0.95);
    }

    /// The model for print.
    public Group asValue() {
        return Group.empty()
                .put("model", Value.of(name))
                .put("estimate", Value.of(estimate()))
                .put("standardError", Value.of(standardError()))
                .put("deviance", Value.of(fit.deviance()))
                .put("degreesOfFreedom", Value.of((long) fit.freedom()))
                .put("aic", Value.of(fit.aic()))
                .put("bic", Value.of(bic()));
    }
}
