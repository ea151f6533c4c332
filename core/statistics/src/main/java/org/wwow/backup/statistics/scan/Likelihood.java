package org.wwow.backup.statistics.scan;

/// The logarithm of the likelihood ratio of a window: rates differ inside and outside, against one rate throughout.
///
/// It rises with the cases inside and falls with what was expected there; it is 0 where there are no more than expected.
///
/// @param bernoulli whether each person is a case or is not; else cases are Poisson
/// @param cases all cases, inside or not
/// @param population all persons, used by Bernoulli alone
record Likelihood(boolean bernoulli, long cases, double population) {
    /// As many cases as expected, but for the last bits of a sum.
    private static final double EVEN = 1 + 1e-12;

    double logRatio(long inside, double expected) {
        if (inside <= expected * EVEN || expected <= 0) {
            return 0;
        }
        return bernoulli ? bernoulli((double) inside, expected) : poisson((double) inside, expected);
    }

    private double poisson(double inside, double expected) {
        double outside = cases - inside;
        return inside * Math.log(inside / expected)
                + (outside > 0 ? outside * Math.log(outside / (cases - expected)) : 0);
    }

    private double bernoulli(double inside, double expected) {
        double persons = Math.max(expected * population / cases, inside);
        double others = population - persons;
        double outside = cases - inside;
        return term(inside, persons) + term(persons - inside, persons) + term(outside, others)
                + term(others - outside, others) - term((double) cases, population)
                - term(population - cases, population);
    }

    private static double term(double part, double whole) {
        return part > 0 && whole > 0 ? part * Math.log(part / whole) : 0;
    }
}
