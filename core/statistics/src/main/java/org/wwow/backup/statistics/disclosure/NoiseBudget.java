package org.wwow.backup.statistics.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// How much may still be told about one person: each release of noisy counts costs epsilon, and what is spent is spent.
///
/// The unit of privacy is the person: a person may touch at most `cells` counts of a release, and the noise grows with
/// that number. Money is never given back, not even for a release nobody looked at.
public final class NoiseBudget {
    private final BigDecimal total;
    private final List<Paid> ledger = new ArrayList<>();

    private NoiseBudget(BigDecimal total) {
        this.total = total;
    }

    /// One release that was paid for.
    ///
    /// @param release its name, used once
    /// @param epsilon what it cost
    /// @param cells the most counts one person may touch
    public record Paid(String release, BigDecimal epsilon, int cells) {
        /// @throws InputRefused if a value is out of its range
        public Paid {
            if (release.isBlank() || release.length() > 200) {
                throw InputRefused.because("A release has a name of at most 200 characters.");
            }
            if (epsilon.signum() <= 0 || epsilon.scale() > 6 || epsilon.compareTo(BigDecimal.TEN) > 0) {
                throw InputRefused.because("Epsilon lies above 0 and not above 10, with at most six decimals.");
            }
            if (cells < 1 || cells > 1000) {
                throw InputRefused.because("A person touches between 1 and 1000 counts of a release.");
            }
        }

        private DiscreteLaplace noise() {
            BigDecimal share = epsilon.movePointRight(6);
            long numerator = share.longValueExact();
            long denominator = 1_000_000L * cells;
            long common = java.math.BigInteger.valueOf(numerator)
                    .gcd(java.math.BigInteger.valueOf(denominator))
                    .longValueExact();
            return new DiscreteLaplace(numerator / common, denominator / common);
        }
    }

    /// A budget with what was spent before.
    ///
    /// @param total epsilon for all releases together
    /// @param before releases already paid for
    /// @throws InputRefused if more was spent than there is
    public static NoiseBudget of(BigDecimal total, List<Paid> before) {
        if (total.signum() <= 0) {
            throw InputRefused.because("A budget is above 0.");
        }
        NoiseBudget budget = new NoiseBudget(total);
        before.forEach(budget::pay);
        return budget;
    }

    /// What is left.
    public BigDecimal left() {
        return total.subtract(ledger.stream().map(Paid::epsilon).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /// All releases paid for, in order.
    public List<Paid> ledger() {
        return List.copyOf(ledger);
    }

    /// Pays for a release and gives a table with noise: its innermost counts are drawn, negative ones become 0, totals
    /// are their sums.
    ///
    /// @param table the true counts
    /// @param secure the system's secure source
    /// @throws InputRefused if the budget does not cover it or the name was used
    public List<PublishableCount> publish(Paid release, FrequencyTable table, RandomGenerator secure) {
        pay(release);
        DiscreteLaplace noise = release.noise();
        FrequencyTable noisy = table
                .withCounts(cell -> Math.max(0, Math.addExact(table.value(cell), noise.draw(secure))));
        return noisy.cells()
                .mapToObj(cell -> PublishableCount.ofNoise(release, noisy.categories(cell), noisy.value(cell)))
                .toList();
    }

    private void pay(Paid release) {
        if (ledger.stream().anyMatch(paid -> paid.release().equals(release.release()))) {
            throw InputRefused
                    .because("A release of this name was paid for already; drawing again would wash the noise out.");
        }
        if (release.epsilon().compareTo(left()) > 0) {
            throw InputRefused.because("The budget does not cover this release: " + left().toPlainString()
                    + " is left and " + release.epsilon().toPlainString() + " is asked for.");
        }
        ledger.add(release);
    }

    /// What was spent, for print.
    public Group asValue() {
        List<Value> paid = new ArrayList<>();
        for (Paid release : ledger) {
            paid.add(Group.empty()
                    .put("release", Value.of(release.release()))
                    .put("epsilon", Value.of(release.epsilon().toPlainString()))
                    .put("cells", Value.of((long) release.cells()))
                    .put("noiseStandardDeviation", Value.of(Math.sqrt(release.noise().variance()))));
        }
        return Group.empty()
                .put("total", Value.of(total.toPlainString()))
                .put("left", Value.of(left().toPlainString()))
                .put("unit", Value.of("person"))
                .put("releases", new Value.Sequence(paid));
    }
}
