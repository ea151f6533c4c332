package org.wwow.backup.statistics.capture.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.InputHash;
import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.Interval;
import org.wwow.backup.statistics.ReferenceTables;
import org.wwow.backup.statistics.Seed;
import org.wwow.backup.statistics.capture.CaptureStudy;
import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.capture.CaptureTables;
import org.wwow.backup.statistics.capture.Estimate;
import org.wwow.backup.statistics.capture.EstimateRange;
import org.wwow.backup.statistics.capture.Release;
import org.wwow.backup.statistics.capture.ReleaseRule;
import org.wwow.backup.statistics.capture.graphs.GraphAverage;
import org.wwow.backup.statistics.capture.latent.LatentClasses;
import org.wwow.backup.statistics.capture.loglinear.LoglinearEstimate;
import org.wwow.backup.statistics.capture.loglinear.LoglinearEstimate.Criterion;
import org.wwow.backup.statistics.capture.study.Methods.Chance;
import org.wwow.backup.statistics.capture.study.Methods.Method;
import org.wwow.backup.statistics.capture.study.StudyEstimate.Origin;
import org.wwow.backup.statistics.capture.study.StudyEstimate.Rules;
import org.wwow.backup.statistics.result.JsonPrint;
import org.wwow.backup.statistics.result.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class EstimatingAStudy {
    private static final CaptureTable KOSOVO = ReferenceTables.lists("kosovo.csv");
    private static final Origin ORIGIN = new Origin(new InputHash("0".repeat(64), false), new LinkedHashMap<>());

    @Test
    void publishesARangeWhereTheMethodsAgree() {
        Methods methods = methods(LatentClasses.Run.USUAL);
        List<Estimate> estimates = java.util.stream.Stream.of(Method.COVERAGE, Method.LOGLINEAR, Method.DGA)
                .map(method -> methods.estimate(method, KOSOVO))
                .toList();
        EstimateRange range = EstimateRange.of(KOSOVO, estimates, ReleaseRule.STRICT);

        assertThat(range.release()).isEqualTo(new Release(true, range.release().reason()));
        assertThat(range.points().orElseThrow().holds(10_356.5)).isTrue();
        assertThat(range.envelope().orElseThrow().low()).isLessThan(9_100);
        assertThat(range.summary()).startsWith("4400 persons are recorded.").contains("between");
    }

    @Test
    void answersThatItCannotBeEstimatedWhereTheChainsDisagree() {
        EstimateRange range = range(KOSOVO, methods(new LatentClasses.Run(2, 0, 100, 1)), ReleaseRule.STRICT);

        assertThat(range.release().publishable()).isFalse();
        assertThat(range.release().reason()).contains("have not converged");
        assertThat(range.summary()).contains("cannot be estimated reliably");
    }

    @Test
    void withholdsWhereListsHardlyOverlapUnlessThatIsDocumented() {
        CaptureTable slavery = ReferenceTables.lists("uk-slavery-2013-5lists.csv");
        Estimate estimate = Estimate.none("loglinear", "none", "not tried");

        assertThat(ReleaseRule.STRICT.judge(slavery, List.of(estimate)).reason()).contains("share fewer than 5");
        assertThat(
                new ReleaseRule(Optional.of("Police pass no case to this charity.")).judge(slavery, List.of(estimate))
                        .reason())
                .doesNotContain("share fewer than 5");
        assertThatThrownBy(() -> new ReleaseRule(Optional.of("trust me"))).isInstanceOf(InputRefused.class);
    }

    @Test
    void withholdsTwoListsFewPersonsAndShortLists() {
        CaptureTable small = CaptureTables.of("A,B,count\n1,0,4\n0,1,20\n1,1,3\n");
        String reason = ReleaseRule.STRICT.judge(small, List.of()).reason();

        assertThat(reason).contains("there are 2 lists")
                .contains("fewer than 50 persons")
                .contains("share fewer than 5")
                .contains("who might be recognised")
                .contains("only 0 of the methods");
    }

    @Test
    void withholdsMethodsThatAnswerFarApart() {
        List<Estimate> apart = List.of(fixed("a", 10_000), fixed("b", 12_000), fixed("c", 15_100));

        assertThat(ReleaseRule.STRICT.judge(KOSOVO, apart).reason()).contains("from 10000 to 15100");
        assertThat(ReleaseRule.STRICT.judge(KOSOVO, List.of(fixed("a", 10_000), fixed("b", 12_000), fixed("c", 15_000)))
                .publishable()).isTrue();
    }

    @Test
    void neverPublishesOneMethodAlone() {
        Estimate good = fixed("loglinear", 10_000);

        assertThat(ReleaseRule.STRICT.judgeAlone(KOSOVO, good).publishable()).isFalse();
        assertThat(ReleaseRule.STRICT.judgeAlone(KOSOVO, good).reason()).contains("--method all");
    }

    @Test
    void joinsReplicatesByTotalVariance() {
        Estimate joined = Combination.ofReplicates(List.of(fixed("m", 1000), fixed("m", 1100), fixed("m", 1210)), 800);

        assertThat(joined.figure().orElseThrow().value()).isCloseTo(1100, within(1e-9));
        double between = Math.log(1.1) * Math.log(1.1);
        double within = (Math.pow(100.0 / 1000, 2) + Math.pow(100.0 / 1100, 2) + Math.pow(100.0 / 1210, 2)) / 3;
        assertThat(joined.figure().orElseThrow().standardError()).isCloseTo(1100 * Math.sqrt(within + 4 * between / 3),
                within(1e-9));
        assertThatThrownBy(() -> Combination.ofReplicates(List.of(fixed("m", 1)), 1)).isInstanceOf(InputRefused.class);
    }

    @Test
    void sumsStrataAndHasNoSumWhereOneIsMissing() {
        Estimate sum = Combination.ofStrata(List.of(fixed("m", 1000), fixed("m", 500)), 900);

        assertThat(sum.figure().orElseThrow().value()).isEqualTo(1500);
        assertThat(sum.figure().orElseThrow().standardError()).isCloseTo(Math.sqrt(20_000), within(1e-9));
        assertThat(Combination.ofStrata(List.of(fixed("m", 1000), Estimate.none("m", "none", "no")), 900).figure())
                .isEmpty();
    }

    @Test
    void printsEachStratumAndTheWholeWithItsOrigin() {
        CaptureStudy study = CaptureTables
                .study("stratum,A,B,count\nN,1,0,80\nN,0,1,60\nN,1,1,20\nS,1,0,40\nS,0,1,30\nS,1,1,10\n");
        Value value = new StudyEstimate(methods(LatentClasses.Run.USUAL), new Rules(1, ReleaseRule.STRICT))
                .byMethod(study, Method.CHAPMAN, ORIGIN);
        String json = JsonPrint.of(value);

        assertThat(((Value.Sequence) value).parts()).hasSize(3);
        assertThat(json).contains("\"stratum\": \"N\"")
                .contains("\"stratum\": \"all\"")
                .contains("\"isNot\"")
                .contains("\"seed\": 1")
                .doesNotContain("\"publishable\": true");
    }

    @Test
    void tellsWhyAMethodThatRefusesIsNotUsed() {
        CaptureTable artificial = ReferenceTables.lists("artificial3.csv");
        List<Estimate> all = methods(new LatentClasses.Run(2, 100, 200, 1)).all(artificial);

        assertThat(all).extracting(Estimate::method)
                .containsExactly("chapman", "coverage", "loglinear", "dga", "lcmcr");
        assertThat(EstimateRange.of(artificial, all, ReleaseRule.STRICT).release().publishable()).isFalse();
    }

    private static EstimateRange range(CaptureTable table, Methods methods, ReleaseRule rule) {
        return EstimateRange.of(table, methods.all(table), rule);
    }

    private static Estimate fixed(String method, double value) {
        Estimate.Figure figure = new Estimate.Figure(value, 100, new Interval(value * 0.9, value * 1.1, 0.95),
                Optional.empty());
        return new Estimate(method, "fixed", Optional.of(figure), new Estimate.Doubts(List.of(), List.of()),
                Value.Group.empty());
    }

    private static Methods methods(LatentClasses.Run run) {
        Seed seed = new Seed(1);
        return new Methods(new LoglinearEstimate.Settings(Criterion.BIC, 3, 0.02, 20, seed),
                GraphAverage.Settings.USUAL,
                LatentClasses.Prior.of(10), run, new Chance(50, seed));
    }
}
