package org.wwow.backup.statistics.scan;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// How often chance alone does as well: the best scores of replications in which nothing clusters.
final class Significance {
    private static final int BLOCKS_BEFORE_A_STOP = 4;
    private static final int ENOUGH_FOR_GUMBEL = 99;
    private static final double EULER = 0.577_215_664_901_532_9;
    /// Scores this close count as equal, to the disadvantage of the cluster.
    private static final double SAME = 1 - 1e-10;

    private final double[] maxima;
    private final boolean stopped;

    private Significance(double[] maxima, boolean stopped) {
        this.maxima = maxima;
        this.stopped = stopped;
    }

    /// Draws and scans the replications.
    ///
    /// @param top the score of the most likely cluster, which a sequential stop looks at
    static Significance of(Field field, Ground ground, ScanSettings settings, double top) {
        ScanSettings.Chance chance = settings.chance();
        Thresholds thresholds = new Thresholds(field, settings.window().leastCases());
        long[] parts = field.sumsOfParts();
        int blocks = (chance.replications() + ReplicateBlock.LANES - 1) / ReplicateBlock.LANES;
        int wave = chance.stopAfter().isPresent() ? BLOCKS_BEFORE_A_STOP : Math.max(1, blocks);
        double[] maxima = new double[chance.replications()];
        for (int first = 0; first < blocks; first += wave) {
            int after = Math.min(blocks, first + wave);
            List<double[]> found = order(IntStream.range(first, after), chance.parallel()).mapToObj(block -> {
                int from = block * ReplicateBlock.LANES;
                return new ReplicateBlock(field, ground, thresholds, parts).maxima(chance.seed(), from,
                        Math.min(ReplicateBlock.LANES, chance.replications() - from));
            }).toList();
            int at = first * ReplicateBlock.LANES;
            for (double[] block : found) {
                System.arraycopy(block, 0, maxima, at, block.length);
                at += block.length;
            }
            int enough = stop(maxima, at, top, chance.stopAfter());
            if (enough < chance.replications() && enough > 0) {
                return new Significance(Arrays.copyOf(maxima, enough), true);
            }
        }
        return new Significance(maxima, false);
    }

    private static IntStream order(IntStream blocks, boolean parallel) {
        return parallel ? blocks.parallel() : blocks;
    }

    /// The number of the replication at which enough had reached the top, or 0 if they have not yet.
    private static int stop(double[] maxima, int done, double top, OptionalInt after) {
        int reached = 0;
        for (int at = 0; at < done && after.isPresent(); at++) {
            reached += maxima[at] >= top * SAME ? 1 : 0;
            if (reached >= after.getAsInt()) {
                return at + 1;
            }
        }
        return 0;
    }

    int replications() {
        return maxima.length;
    }

    boolean stopped() {
        return stopped;
    }

    /// The share of all data sets, the observed one included, that do as well; absent without replications.
    OptionalDouble pValue(double score) {
        if (maxima.length == 0) {
            return OptionalDouble.empty();
        }
        long reached = Arrays.stream(maxima).filter(maximum -> maximum >= score * SAME).count();
        return OptionalDouble.of((1.0 + reached) / (maxima.length + 1));
    }

    /// The same from a Gumbel distribution with the replications' mean and deviation (Abrams et al. 2010).
    OptionalDouble gumbel(double score) {
        if (maxima.length < ENOUGH_FOR_GUMBEL) {
            return OptionalDouble.empty();
        }
        double mean = Arrays.stream(maxima).average().orElse(0);
        double squares = Arrays.stream(maxima).map(maximum -> (maximum - mean) * (maximum - mean)).sum();
        double scale = Math.sqrt(squares / (maxima.length - 1)) * Math.sqrt(6) / Math.PI;
        double standard = (score - (mean - EULER * scale)) / scale;
        return OptionalDouble.of(-Math.expm1(-Math.exp(-standard)));
    }
}
