package org.wwow.backup.statistics.scan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.wwow.backup.statistics.result.Value;
import org.wwow.backup.statistics.result.Value.Group;

/// An area, and for some models a stretch of time, with more cases than elsewhere.
///
/// @param members the places, nearest to the centre first
/// @param shape its form
/// @param time first and last day or year; without windows in time the study period, if cases have times
/// @param observed the cases in it
/// @param expected the cases that would be there if nothing clustered
/// @param relativeRisk the rate inside over that outside; absent where there is no rate
/// @param logLikelihoodRatio how much likelier the cases are if it is a cluster, as a logarithm
/// @param score the same after the penalty of its form
/// @param chance how often chance does as well
public record Cluster(List<String> members, Shape shape, Optional<Time> time, long observed, double expected,
        OptionalDouble relativeRisk, double logLikelihoodRatio, double score, Chance chance) {
    /// The form.
    ///
    /// @param centre the place in the middle
    /// @param radius from there to the farthest place, kilometres or units of the plane; of an ellipse half the long axis
    /// @param ratio the long axis over the short one; 1 for a circle
    /// @param angle of the long axis from the first coordinate, degrees
    public record Shape(String centre, double radius, double ratio, double angle) {}

    /// From when to when, both included.
    public record Time(String from, String to) {}

    /// How often chance does as well.
    ///
    /// @param pValue by the replications
    /// @param gumbelPValue by the Gumbel distribution fitted to them
    /// @param recurrenceInterval the time in which chance does as well once, if one looks after every step
    public record Chance(OptionalDouble pValue, OptionalDouble gumbelPValue, OptionalDouble recurrenceInterval) {}

    /// The cluster for print.
    Group asValue() {
        Group group = Group.empty()
                .put("members", Value.ofTexts(members))
                .put("centre", Value.of(shape.centre()))
                .put("radius", Value.of(shape.radius()));
        if (shape.ratio() > 1) {
            group.put("axisRatio", Value.of(shape.ratio())).put("angleDegrees", Value.of(shape.angle()));
        }
        group.put("from", text(time.map(Time::from)))
                .put("to", text(time.map(Time::to)))
                .put("observed", Value.of(observed))
                .put("expected", Value.of(expected))
                .put("observedOverExpected", Value.of(observed / expected))
                .put("relativeRisk", Value.of(relativeRisk))
                .put("logLikelihoodRatio", Value.of(logLikelihoodRatio))
                .put("score", Value.of(score))
                .put("pValue", Value.of(chance.pValue()))
                .put("gumbelPValue", Value.of(chance.gumbelPValue()));
        chance.recurrenceInterval().ifPresent(time -> group.put("recurrenceInterval", Value.of(time)));
        return group;
    }

    private static Value text(Optional<String> words) {
        return words.map(Value::of).orElse(new Value.Missing());
    }
}
