package org.wwow.backup.statistics.forecast;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;

import org.wwow.backup.statistics.regression.QuasiNewton;

/// Counts that excite counts: a negative binomial distribution whose mean rises with the area's recent counts and with
/// those of all areas (Held, Höhle and Hofmann 2005; Fokianos, Rahbek and Tjøstheim 2009).
///
/// mean = c₀ + c₁·last + c₂·short + c₃·long + c₄·country, where short and long are means that halve every 2 and 24 steps
/// and country is the mean of all areas that halves every 3; log size = a + b·log mean. The likelihood of at most 240
/// steps, with weights that halve every 60, is maximised for each number of steps ahead apart, anew every 12 steps.
/// Parameters are kept within wide bounds. One instance belongs to one panel.
final class SelfExcitingCounts implements Forecaster {
    static final int FIRST_TARGET = 24;
    private static final int LONGEST = 240;
    private static final double HALVING = 60;
    private static final int REFIT = 12;
    private static final int STEPS = 200;
    private static final double FLAT = 1e-6;
    private static final int MEANS = 5;
    private static final double[] LOW = {-9, -12, -12, -12, -12, -5, -1};
    private static final double[] HIGH = {3, 1, 1, 1, 1, 3, 1.5};
    private static final double[] START = {-3, -1.5, -1.5, -1.5, -1.5, -1, 0.5};

    private final ConcurrentMap<Fitted, double[]> fits = new ConcurrentHashMap<>();

    private record Fitted(int known, int ahead) {}

    @Override
    public String label() {
        return "selfExciting";
    }

    @Override
    public double[][] cumulative(AreaPanel panel, int known, int ahead, long[] grid) {
        int settled = known - Math.floorMod(known, REFIT);
        Fitted upTo = new Fitted(settled > FIRST_TARGET + REFIT ? settled : known, ahead);
        double[] parameters = fits.computeIfAbsent(upTo, fitted -> fit(panel, fitted.known(), fitted.ahead()));
        double[][] cumulative = new double[panel.areas().size()][];
        double[][][] features = features(panel, known);
        for (int area = 0; area < cumulative.length; area++) {
            double mean = mean(parameters, features[known - 1][area]);
            cumulative[area] = negativeBinomial(mean, size(parameters, mean), grid);
        }
        return cumulative;
    }

    /// The parameters on their own scale: logarithms of the five shares, then a and b.
    static double[] fit(AreaPanel panel, int known, int ahead) {
        Sample sample = new Sample(panel, known, ahead);
        double[] free = new double[START.length];
        for (int at = 0; at < free.length; at++) {
            double share = (START[at] - LOW[at]) / (HIGH[at] - LOW[at]);
            free[at] = Math.log(share / (1 - share));
        }
        double[] found = QuasiNewton.minimise((point, gradient) -> {
            double[] parameters = bounded(point);
            double loss = loss(parameters, gradient, sample);
            for (int at = 0; at < point.length; at++) {
                double share = (parameters[at] - LOW[at]) / (HIGH[at] - LOW[at]);
                gradient[at] *= (HIGH[at] - LOW[at]) * share * (1 - share);
            }
            return loss;
        }, free, STEPS, FLAT);
        return bounded(found);
    }

    /// The steps the likelihood is of, with what was known `ahead` steps before each.
    private static final class Sample {
        private final AreaPanel panel;
        private final double[][][] features;
        private final int first;
        private final int known;
        private final int ahead;

        Sample(AreaPanel panel, int known, int ahead) {
            this.panel = panel;
            this.features = features(panel, known);
            this.first = Math.max(FIRST_TARGET, known - LONGEST);
            this.known = known;
            this.ahead = ahead;
        }
    }

    private static double[] bounded(double[] free) {
        double[] parameters = new double[free.length];
        Arrays.setAll(parameters, at -> LOW[at] + (HIGH[at] - LOW[at]) / (1 + Math.exp(-free[at])));
        return parameters;
    }

    /// The mean negative logarithm of the likelihood, with its slope.
    private static double loss(double[] parameters, double[] gradient, Sample sample) {
        Arrays.fill(gradient, 0);
        double loss = 0;
        double weights = 0;
        for (int step = sample.first; step < sample.known; step++) {
            double weight = Math.pow(0.5, (sample.known - 1 - step) / HALVING);
            for (int area = 0; area < sample.panel.areas().size(); area++) {
                double[] here = sample.features[step - sample.ahead][area];
                loss += weight * add(parameters, gradient, here, weight, (double) sample.panel.count(step, area));
                weights += weight;
            }
        }
        for (int at = 0; at < gradient.length; at++) {
            gradient[at] /= weights;
        }
        return loss / weights;
    }

    private static double add(double[] parameters, double[] gradient, double[] features, double weight, double count) {
        double mean = mean(parameters, features);
        double size = size(parameters, mean);
        double both = size + mean;
        double loss = -(size * Math.log(size / both) + (count == 0 ? 0 : count * Math.log(mean / both)));
        double bySize = -(Math.log(size / both) + 1 - (count + size) / both);
        if (count > 0) {
            loss -= LogGamma.value(count + size) - LogGamma.value(size) - LogGamma.value(count + 1);
            bySize -= Digamma.value(count + size) - Digamma.value(size);
        }
        double byMean = (count + size) / both - count / mean + bySize * size * parameters[MEANS + 1] / mean;
        for (int at = 0; at < MEANS; at++) {
            gradient[at] += weight * byMean * Math.exp(parameters[at]) * features[at];
        }
        gradient[MEANS] += weight * bySize * size;
        gradient[MEANS + 1] += weight * bySize * size * Math.log(mean);
        return loss;
    }

    private static double mean(double[] parameters, double[] features) {
        double mean = 0;
        for (int at = 0; at < MEANS; at++) {
            mean += Math.exp(parameters[at]) * features[at];
        }
        return mean;
    }

    private static double size(double[] parameters, double mean) {
        return Math.clamp(Math.exp(parameters[MEANS] + parameters[MEANS + 1] * Math.log(mean)), 1e-6, 1e6);
    }

    /// What the mean is made of, by step and area: 1, last, short, long, country.
    private static double[][][] features(AreaPanel panel, int known) {
        int size = panel.areas().size();
        double[][][] features = new double[known][size][];
        double[] shorter = new double[size];
        double[] longer = new double[size];
        double country = 0;
        for (int step = 0; step < known; step++) {
            double mean = 0;
            for (int area = 0; area < size; area++) {
                double count = panel.count(step, area);
                shorter[area] = faded(shorter[area], count, 2);
                longer[area] = faded(longer[area], count, 24);
                mean += count / size;
            }
            country = faded(country, mean, 3);
            for (int area = 0; area < size; area++) {
                features[step][area] = new double[]{1, panel.count(step, area), shorter[area], longer[area], country};
            }
        }
        return features;
    }

    private static double faded(double before, double count, double halving) {
        double keep = Math.pow(0.5, 1 / halving);
        return keep * before + (1 - keep) * count;
    }

    private static double[] negativeBinomial(double mean, double size, long[] grid) {
        double[] cumulative = new double[grid.length];
        double chance = size / (size + mean);
        double mass = Math.exp(size * Math.log(chance));
        double sum = mass;
        long count = 0;
        for (int point = 0; point < grid.length; point++) {
            if ((mass < 1e-250 && sum < 0.5) || grid[point] - count > 5000) {
                cumulative[point] = RegularizedBeta.value(chance, size, grid[point] + 1.0);
                continue;
            }
            for (; count < grid[point]; count++) {
                mass *= (count + size) / (count + 1.0) * (1 - chance);
                sum += mass;
            }
            cumulative[point] = Math.min(1, sum);
        }
        cumulative[grid.length - 1] = 1;
        return cumulative;
    }
}
