package org.wwow.backup.statistics.agreement;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.agreement.Alpha.Level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/// Against the worked example of Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", part C: four
/// observers, twelve units, missing data.
class ComparingCoders {
    private static final String FOUR_OBSERVERS = """
            unit,A,B,C,D
            1,1,1,,1
            2,2,2,3,2
            3,3,3,3,3
            4,3,3,3,3
            5,2,2,2,2
            6,1,2,3,4
            7,4,4,4,4
            8,1,1,2,1
            9,2,2,2,2
            10,,5,5,5
            11,,,1,1
            12,,,3,
            """;

    @ParameterizedTest
    @CsvSource({"NOMINAL,0.743", "ORDINAL,0.815", "INTERVAL,0.849"})
    void agreesWithTheWorkedExample(Level level, double expected) {
        Alpha alpha = alpha(FOUR_OBSERVERS, level);

        assertThat(alpha.alpha()).isCloseTo(expected, within(5e-4));
        assertThat(alpha.pairable()).isEqualTo(40);
        assertThat(alpha.unitsUsed()).isEqualTo(11);
        assertThat(alpha.interval().holds(alpha.alpha())).isTrue();
        assertThat(alpha.interval().low()).isBetween(0.2, expected - 0.05);
    }

    @Test
    void knowsPerfectAgreementAndSystematicDisagreement() {
        assertThat(alpha("a,b\nx,x\ny,y\nx,x\n", Level.NOMINAL).alpha()).isEqualTo(1);
        assertThat(alpha("a,b\nx,y\ny,x\nx,y\n", Level.NOMINAL).alpha()).isNegative();
    }

    @Test
    void doesNotDependOnNamesOrOrder() {
        String renamed = FOUR_OBSERVERS.replace("unit,A,B,C,D", "unit,D,C,B,A");

        assertThat(alpha(renamed, Level.ORDINAL).alpha()).isEqualTo(alpha(FOUR_OBSERVERS, Level.ORDINAL).alpha());
        assertThat(alpha("a,b\n10,12\n20,20\n30,36\n", Level.INTERVAL).alpha())
                .isCloseTo(alpha("a,b\n1,1.2\n2,2\n3,3.6\n", Level.INTERVAL).alpha(), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"2,NOMINAL", "2,ORDINAL", "2,INTERVAL", "3,NOMINAL", "3,ORDINAL", "5,INTERVAL"})
    void equalsItsDefinitionForAnyNumberOfCodersAndMissingValues(int coders, Level level) {
        var random = new Seed(coders).generator();
        double[][] units = new double[40][coders];
        StringBuilder csv = new StringBuilder("unit");
        for (int coder = 0; coder < coders; coder++) {
            csv.append(",c").append(coder);
        }
        for (int unit = 0; unit < units.length; unit++) {
            csv.append('\n').append(unit);
            int seen = random.nextInt(5);
            for (int coder = 0; coder < coders; coder++) {
                units[unit][coder] = random.nextInt(5) == 0
                        ? Double.NaN
                        : random.nextBoolean() ? seen : random.nextInt(5);
                csv.append(',').append(Double.isNaN(units[unit][coder]) ? "" : (int) units[unit][coder]);
            }
        }
        Alpha alpha = alpha(csv.toString(), level);

        assertThat(alpha.alpha()).isCloseTo(byDefinition(units, level), within(1e-12));
        assertThat(alpha.interval().holds(alpha.alpha())).isTrue();
        assertThat(alpha.interval().level()).isEqualTo(0.95);
        assertThat(alpha.interval().high() - alpha.interval().low()).isBetween(0.05, 0.8);
    }

    /// One less the mean difference of two values of one unit over that of any two values.
    private static double byDefinition(double[][] units, Level level) {
        List<double[]> pairable = Arrays.stream(units)
                .map(unit -> Arrays.stream(unit).filter(value -> !Double.isNaN(value)).toArray())
                .filter(unit -> unit.length > 1)
                .toList();
        double[] all = pairable.stream().flatMapToDouble(Arrays::stream).toArray();
        double within = 0;
        for (double[] unit : pairable) {
            within += differences(unit, all, level) / (unit.length - 1);
        }
        return 1 - within / (differences(all, all, level) / (all.length - 1));
    }

    private static double differences(double[] values, double[] all, Level level) {
        double sum = 0;
        for (double one : values) {
            for (double other : values) {
                sum += difference(one, other, all, level);
            }
        }
        return sum;
    }

    private static double difference(double one, double other, double[] all, Level level) {
        double apart = switch (level) {
            case NOMINAL -> one == other ? 0 : 1;
            case INTERVAL -> one - other;
            case ORDINAL -> Arrays.stream(all)
                    .filter(value -> Math.min(one, other) <= value && value <= Math.max(one, other))
                    .map(value -> value == one || value == other ? 0.5 : 1)
                    .sum();
        };
        return one == other ? 0 : apart * apart;
    }

    @Test
    void repeatsItsIntervalAndMovesItWithTheSeed() {
        Codings codings = read(FOUR_OBSERVERS, false);
        Alpha once = Alpha.of(codings, Level.NOMINAL, 200, new Seed(1));

        assertThat(Alpha.of(codings, Level.NOMINAL, 200, new Seed(1))).isEqualTo(once);
        assertThat(Alpha.of(codings, Level.NOMINAL, 200, new Seed(2))).isNotEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "unit,a\\n1,x | only one column of a coder",
        "unit,a,b\\n1,x,\\n2,,y | No unit was coded twice",
        "a,b\\nx,x\\nx,x | All values are the same",
        "unit,a,b\\n1,x,x\\n1,x,y | Line 3, column unit: this unit stands"})
    void refusesWithOneSentence(String csv, String expected) {
        assertThatThrownBy(() -> alpha(csv.replace("\\n", "\n"), Level.NOMINAL)).isInstanceOf(InputRefused.class)
                .hasMessageContaining(expected.strip());
    }

    @Test
    void refusesNamesWhereNumbersAreNeeded() {
        assertThatThrownBy(() -> alpha("a,b\nx,y\n", Level.INTERVAL)).isInstanceOf(InputRefused.class)
                .hasMessageContaining("Line 2, column a");
        assertThatThrownBy(() -> Alpha.of(read(FOUR_OBSERVERS, false), Level.NOMINAL, 5, new Seed(1)))
                .isInstanceOf(InputRefused.class);
    }

    private static Alpha alpha(String csv, Level level) {
        return Alpha.of(read(csv, level != Level.NOMINAL), level, 500, new Seed(1));
    }

    private static Codings read(String csv, boolean numbers) {
        return Codings.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), numbers);
    }
}
