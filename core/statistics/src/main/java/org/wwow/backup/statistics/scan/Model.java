package org.wwow.backup.statistics.scan;

/// What cases are compared with, and over what windows.
public enum Model {
    /// Cases in proportion to a population, in space (Kulldorff 1997).
    POISSON("poisson", false),
    /// Cases among persons of whom each is a case or is not, in space (Kulldorff and Nagarwalla 1995).
    BERNOULLI("bernoulli", false),
    /// Cases alone, each place and each time with its own share, in space and time (Kulldorff et al. 2005).
    PERMUTATION("permutation", true),
    /// Cases in proportion to a population, in space and time (Kulldorff et al. 1998; Kulldorff 2001).
    SPACE_TIME("space-time", true);

    private final String word;
    private final boolean timed;

    Model(String word, boolean timed) {
        this.word = word;
        this.timed = timed;
    }

    /// Its name on the command line and in results.
    public String word() {
        return word;
    }

    /// Whether windows have a beginning and an end in time.
    public boolean timed() {
        return timed;
    }

    /// Whether it needs a population.
    public boolean needsPopulation() {
        return this != PERMUTATION;
    }
}
