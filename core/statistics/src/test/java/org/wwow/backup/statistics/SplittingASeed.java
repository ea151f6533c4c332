package org.wwow.backup.statistics;

import java.util.stream.IntStream;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SplittingASeed {
    @Test
    void givesTheNumbersOfTheWrittenDerivation() {
        UniformRandomProvider random = new Seed(42).generator();

        assertThat(random.nextLong()).isEqualTo(7768346188043332601L);
        assertThat(random.nextLong()).isEqualTo(2292773618878691437L);
        assertThat(random.nextLong()).isEqualTo(-2924058348829216083L);
        assertThat(new Seed(42).child("chain", 3)).isEqualTo(new Seed(2613522126868578209L));
        assertThat(new Seed(42).child("chain", 3).generator().nextLong()).isEqualTo(8229358106230988060L);
    }

    @Test
    void givesEveryTaskNumbersOfItsOwn() {
        long different = IntStream.range(0, 10_000)
                .mapToLong(task -> new Seed(1).child("task", task).generator().nextLong())
                .distinct()
                .count();

        assertThat(different).isEqualTo(10_000);
        assertThat(new Seed(1).child("a", 0)).isNotEqualTo(new Seed(1).child("b", 0));
        assertThat(new Seed(1).child("a", 0)).isNotEqualTo(new Seed(2).child("a", 0));
    }
}
