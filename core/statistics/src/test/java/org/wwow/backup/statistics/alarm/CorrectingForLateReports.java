package org.wwow.backup.statistics.alarm;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.alarm.ReportingTriangle.Cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CorrectingForLateReports {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final Nowcast USUAL = new Nowcast(52, 0.8);

    /// Taylor and Ashe 1983; Mack 1993 gives the chain ladder's total of what is missing, 18 680 856.
    private static final long[][] TAYLOR_ASHE = {
        {357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463},
        {352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085},
        {290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315},
        {310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268},
        {443160, 1136350, 2128333, 2897821, 3402672, 3873311}, {396132, 1333217, 2180715, 2985752, 3691712},
        {440832, 1288463, 2419861, 3483130}, {359480, 1421128, 2864498}, {376686, 1363294}, {344014}};

    @Test
    void agreesWithTheChainLadderOfMack() {
        StringBuilder csv = new StringBuilder("occurred,reported,count\n");
        for (int year = 0; year < 10; year++) {
            for (int delay = 0; delay < TAYLOR_ASHE[year].length; delay++) {
                long before = delay == 0 ? 0 : TAYLOR_ASHE[year][delay - 1];
                csv.append(START.plusDays(year))
                        .append(',')
                        .append(START.plusDays(year + delay))
                        .append(',')
                        .append(TAYLOR_ASHE[year][delay] - before)
                        .append('\n');
            }
        }
        List<Nowcast.Step> steps = USUAL.of(read(csv.toString(), new Cut(1, 9, START.plusDays(9))));

        double missing = steps.stream().mapToDouble(step -> step.expected() - step.arrived()).sum();
        assertThat(missing).isCloseTo(18_680_855.611924306, within(1e-4));
        assertThat(steps.getFirst().range().low()).isEqualTo(3_901_463);
        assertThat(steps.getLast().range().low()).isBetween(344_014.0, steps.getLast().expected());
    }

    @Test
    void holdsAsOftenAsItSaysAndErrsLess() {
        ReportingTriangle triangle = read(simulated(160, 12, 1), new Cut(7, 4, START.plusWeeks(160).minusDays(1)));
        Nowcast.Trial trial = USUAL.tried(triangle, 0);

        assertThat(trial.coverage()).isBetween(0.7, 0.93);
        assertThat(trial.error()).isLessThan(0.7 * trial.errorWithout());
        assertThat(trial.steps()).isEqualTo(160 - 4 - 8);
        assertThat(USUAL.tried(triangle, 2).error()).isLessThan(trial.error());
    }

    @Test
    void findsTheChancesOfDelay() {
        double[] by = new Nowcast(1040, 0.8).arrivedBy(
                read(simulated(400, 40, 3), new Cut(7, 4, START.plusWeeks(400).minusDays(1))));

        assertThat(by[4]).isEqualTo(1);
        assertThat(by[0]).isCloseTo(0.4, within(0.02));
        assertThat(by[1]).isCloseTo(0.64, within(0.02));
    }

    @Test
    void knowsACompleteStepExactly() {
        List<Nowcast.Step> steps = USUAL
                .of(read(simulated(60, 12, 2), new Cut(7, 4, START.plusWeeks(60).minusDays(1))));

        assertThat(steps.subList(0, 56)).allSatisfy(step -> {
            assertThat(step.known()).isEqualTo(1);
            assertThat(step.range().low()).isEqualTo(step.range().high());
        });
        assertThat(steps.getLast().known()).isLessThan(0.6);
        assertThat(steps.getLast().range().high()).isGreaterThan(steps.getLast().expected());
        assertThat(USUAL.corrected(steps).counts().getLast()).isEqualTo(Math.round(steps.getLast().expected()));
    }

    @Test
    void doesNotDependOnTheOrderOfReports() {
        String csv = simulated(60, 8, 5);
        List<String> rows = new ArrayList<>(csv.lines().toList());
        String header = rows.removeFirst();
        Collections.shuffle(rows, new java.util.Random(4));
        Cut cut = new Cut(7, 4, START.plusWeeks(60).minusDays(1));

        assertThat(USUAL.of(read(header + "\n" + String.join("\n", rows), cut))).isEqualTo(USUAL.of(read(csv, cut)));
    }

    @Test
    void raisesTheAlarmTheRawCountsMiss() {
        StringBuilder csv = new StringBuilder(simulated(59, 10, 7));
        for (int report = 0; report < 14; report++) {
            csv.append(START.plusWeeks(59)).append(',').append(START.plusWeeks(59).plusDays(1)).append('\n');
        }
        Cut cut = new Cut(7, 4, START.plusWeeks(60).minusDays(1));
        ReportingTriangle triangle = read(csv.toString(), cut);
        List<Nowcast.Step> steps = USUAL.of(triangle);
        Ears ears = new Ears(Ears.Scheme.C2, 20, 0.01, 1);
        CountSeries raw = new CountSeries(steps.stream().map(Nowcast.Step::date).toList(),
                steps.stream().map(Nowcast.Step::arrived).toList());

        assertThat(ears.watch(raw, 59).getLast().alarm()).isFalse();
        assertThat(ears.watch(USUAL.corrected(steps), 59).getLast().alarm()).isTrue();
    }

    @Test
    void leavesOutWhatWasNotKnownYet() {
        String csv = "occurred,reported\n2024-01-01,2024-01-02\n2024-01-02,2024-01-20\n";
        ReportingTriangle triangle = read(csv, new Cut(7, 1, LocalDate.of(2024, 1, 14)));

        assertThat(triangle.arrived(0) + triangle.arrived(1)).isEqualTo(1);
        assertThat(triangle.steps()).isEqualTo(2);
        assertThat(triangle.start(1)).isEqualTo(LocalDate.of(2024, 1, 8));
        assertThat(triangle.knownDelay(0)).isEqualTo(1);
        assertThat(triangle.knownDelay(1)).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "occurred,arrived\\n2024-01-01,2024-01-02 | no column reported",
        "when,reported\\n2024-01-01,2024-01-02 | no column occurred or date",
        "occurred,reported\\n2024-01-03,2024-01-02 | Line 2, column reported: a report cannot arrive before",
        "occurred,reported\\n1024-01-03,2024-01-02 | Line 2, column occurred: the year lies outside",
        "occurred,reported\\n2024-13-03,2024-01-02 | Line 2, column occurred: the calendar has no such day",
        "occurred,reported\\n2024-01-03,2025-01-02 | no reports up to that day",
        "occurred,reported,count\\n2024-01-03,2024-01-04,x | Line 2, column count: this is no count",
        "occurred,reported | no reports up to that day"})
    void refusesWithOneSentence(String csv, String expected) {
        assertThatThrownBy(() -> read(csv.replace("\\n", "\n"), new Cut(7, 4, LocalDate.of(2024, 12, 31))))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining(expected.strip());
    }

    @Test
    void refusesWhatCannotBeLearnt() {
        Cut cut = new Cut(7, 4, START.plusWeeks(3));
        assertThatThrownBy(() -> USUAL.of(read("occurred,reported\n2024-01-03,2024-01-04\n", cut)))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("5 are needed");
        assertThatThrownBy(() -> USUAL.of(read("occurred,reported\n2024-01-03,2024-01-04\n",
                new Cut(7, 1, START.plusWeeks(9))))).hasMessageContaining("Fewer than 20 reports");
        assertThatThrownBy(() -> new Nowcast(3, 0.8)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Nowcast(52, 1)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Cut(0, 4, START)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> new Cut(7, 0, START)).isInstanceOf(InputRefused.class);
        ReportingTriangle triangle = read(simulated(60, 8, 5), new Cut(7, 4, START.plusWeeks(60).minusDays(1)));
        assertThatThrownBy(() -> USUAL.tried(triangle, 4)).isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> USUAL.tried(triangle.asOf(9), 0)).isInstanceOf(InputRefused.class);
    }

    /// Weeks with Poisson counts; 40 % arrive in the week, and of the rest 40 % in each week after, the last in the fourth.
    private static String simulated(int weeks, double mean, long seed) {
        UniformRandomProvider random = new Seed(seed).generator();
        StringBuilder csv = new StringBuilder("occurred,reported\n");
        for (int week = 0; week < weeks; week++) {
            double gone = Math.exp(-mean);
            for (double product = random.nextDouble(); product > gone; product *= random.nextDouble()) {
                int delay = 0;
                while (delay < 4 && random.nextDouble() > 0.4) {
                    delay++;
                }
                LocalDate day = START.plusWeeks(week).plusDays(random.nextInt(7));
                LocalDate arrived = START.plusWeeks(week + delay).plusDays(6);
                csv.append(day).append(',').append(arrived).append('\n');
            }
        }
        return csv.toString();
    }

    private static ReportingTriangle read(String csv, Cut cut) {
        return ReportingTriangle.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), cut);
    }
}
