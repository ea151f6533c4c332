package org.wwow.backup.statistics.scan;

import java.util.Arrays;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/// Cases as they fall where nothing clusters, with all that is held fixed held fixed.
interface Draw {
    /// Fills `cells`, by place, then step, with one set of cases; depends on the generator alone.
    void into(UniformRandomProvider random, int[] cells);

    /// Each case falls to a cell by its share (multinomial).
    final class ByShare implements Draw {
        private final SharedStateDiscreteSampler sampler;
        private final long cases;

        /// @param origin any generator; replaced at every draw
        ByShare(UniformRandomProvider origin, double[] shares, long cases) {
            this.sampler = AliasMethodDiscreteSampler.of(origin, shares);
            this.cases = cases;
        }

        @Override
        public void into(UniformRandomProvider random, int[] cells) {
            Arrays.fill(cells, 0);
            SharedStateDiscreteSampler here = sampler.withUniformRandomProvider(random);
            for (long at = 0; at < cases; at++) {
                cells[here.sample()]++;
            }
        }
    }

    /// As many persons as there are cases are chosen among all, none twice (hypergeometric).
    final class AmongPersons implements Draw {
        private final long[] tree;
        private final long persons;
        private final long cases;
        private final int top;

        AmongPersons(long[] personsByPlace, long cases) {
            this.tree = new long[personsByPlace.length + 1];
            for (int at = 1; at < tree.length; at++) {
                tree[at] += personsByPlace[at - 1];
                int parent = at + (at & -at);
                if (parent < tree.length) {
                    tree[parent] += tree[at];
                }
            }
            this.persons = Arrays.stream(personsByPlace).sum();
            this.cases = cases;
            this.top = Integer.highestOneBit(personsByPlace.length);
        }

        @Override
        public void into(UniformRandomProvider random, int[] cells) {
            Arrays.fill(cells, 0);
            long[] left = tree.clone();
            for (long drawn = 0; drawn < cases; drawn++) {
                cells[take(left, random.nextLong(persons - drawn))]++;
            }
        }

        /// The place of the person with this number among those left, who then is left no more.
        private int take(long[] left, long number) {
            int place = 0;
            long before = number;
            for (int step = top; step > 0; step >>= 1) {
                int next = place + step;
                if (next < left.length && left[next] <= before) {
                    place = next;
                    before -= left[next];
                } else if (next < left.length) {
                    left[next]--;
                }
            }
            return place;
        }
    }

    /// The dates are dealt anew among the cases of a stratum: each place and each step keeps its number.
    final class ByDealing implements Draw {
        private final int[] places;
        private final int[] steps;
        private final int[] strata;
        private final int width;

        /// @param places of each case, stratum by stratum
        /// @param steps of each case
        /// @param strata where each stratum ends
        /// @param width steps in all
        ByDealing(int[] places, int[] steps, int[] strata, int width) {
            this.places = places;
            this.steps = steps;
            this.strata = strata;
            this.width = width;
        }

        @Override
        public void into(UniformRandomProvider random, int[] cells) {
            Arrays.fill(cells, 0);
            int[] dealt = steps.clone();
            int begin = 0;
            for (int end : strata) {
                for (int at = end - 1; at > begin; at--) {
                    int other = begin + random.nextInt(at - begin + 1);
                    int kept = dealt[at];
                    dealt[at] = dealt[other];
                    dealt[other] = kept;
                }
                begin = end;
            }
            for (int at = 0; at < places.length; at++) {
                cells[places[at] * width + dealt[at]]++;
            }
        }
    }
}
