package org.wwow.backup.statistics.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.forecast.Density.Frame;
import org.wwow.backup.statistics.forecast.Density.Point;

/// A self-exciting point process in space and time, taken apart into background and what it set off (Mohler et al. 2011).
///
/// Each event sets off `branching` others in the mean, after an exponential time and at a Gaussian distance; the background
/// is a kernel density of the events, each weighted by its probability of being background. Expectation and maximisation
/// take turns until no figure moves. It is for looking at how events cluster, not for pointing at a place.
public final class SpreadingExcitation {
    private static final int FEWEST = 20;
    private static final int MOST = 5000;
    private static final int ROUNDS = 300;
    private static final double SETTLED = 1e-7;

    private final List<Occurrence> events;
    private final Frame frame;
    private final double end;
    private final double bandwidth;
    private final double[] background;
    private double branching = 0.5;
    private double decay;
    private double spread;
    private boolean settled;

    private SpreadingExcitation(List<Occurrence> events, Frame frame, double end) {
        this.events = List.copyOf(events);
        this.frame = frame;
        this.end = end;
        this.bandwidth = Density.fit(places(), frame).bandwidth();
        this.background = new double[events.size()];
        this.decay = events.size() / end;
        this.spread = bandwidth;
        Arrays.fill(background, 0.5);
    }

    /// An event on the plane.
    ///
    /// @param time between 0 and the end
    /// @param place within the frame
    public record Occurrence(double time, Point place) {}

    /// Fits the process.
    ///
    /// @param events in order of time
    /// @param end the end of the watch
    /// @throws InputRefused if there are too few events or too many, or they are out of order
    public static SpreadingExcitation fit(List<Occurrence> events, Frame frame, double end) {
        if (events.size() < FEWEST || events.size() > MOST) {
            throw InputRefused
                    .because("A spreading excitation is fitted to between " + FEWEST + " and " + MOST + " events.");
        }
        for (int at = 0; at < events.size(); at++) {
            double time = events.get(at).time();
            if (!(time >= 0 && time <= end) || (at > 0 && time < events.get(at - 1).time())) {
                throw InputRefused.because("Events stand in order of time, between 0 and the end of the watch.");
            }
        }
        SpreadingExcitation fitted = new SpreadingExcitation(events, frame, end);
        for (int round = 0; round < ROUNDS && !fitted.settled; round++) {
            fitted.improve();
        }
        return fitted;
    }

    private List<Point> places() {
        List<Point> places = new ArrayList<>();
        events.forEach(event -> places.add(event.place()));
        return places;
    }

    private void improve() {
        double[] chance = background.clone();
        double expected = Arrays.stream(chance).sum();
        Density places = Density.weighted(places(), chance, frame, bandwidth);
        double setOff = 0;
        double times = 0;
        double distances = 0;
        double reach = 40 / decay;
        for (int at = 0; at < events.size(); at++) {
            Occurrence event = events.get(at);
            double base = expected / end * places.at(event.place());
            double sum = base;
            double inTime = 0;
            double inSpace = 0;
            for (int before = at - 1; before >= 0 && event.time() - events.get(before).time() < reach; before--) {
                double gap = event.time() - events.get(before).time();
                double squared = event.place().squaredDistance(events.get(before).place());
                double rate = branching * decay * Math.exp(-decay * gap - squared / (2 * spread * spread))
                        / (2 * Math.PI * spread * spread);
                sum += rate;
                inTime += rate * gap;
                inSpace += rate * squared;
            }
            background[at] = base / sum;
            setOff += 1 - background[at];
            times += inTime / sum;
            distances += inSpace / sum;
        }
        maximise(setOff, times, distances);
    }

    private void maximise(double setOff, double times, double distances) {
        double watched = 0;
        double cut = 0;
        for (Occurrence event : events) {
            double left = end - event.time();
            watched += 1 - Math.exp(-decay * left);
            cut += branching * left * Math.exp(-decay * left);
        }
        double before = branching + Math.log(decay) + Math.log(spread);
        branching = Math.min(0.999, setOff / watched);
        if (setOff > 1e-9) {
            decay = setOff / (times + cut);
            spread = Math.sqrt(distances / (2 * setOff));
        }
        spread = Math.max(spread, 1e-3 * bandwidth);
        settled = Math.abs(branching + Math.log(decay) + Math.log(spread) - before) < SETTLED;
    }

    /// How many events one sets off in the mean.
    public double branching() {
        return branching;
    }

    /// How fast the excitation fades.
    public double decay() {
        return decay;
    }

    /// The standard deviation of the distance, in either direction.
    public double spread() {
        return spread;
    }

    /// Whether the figures settled within the bound of rounds.
    public boolean isSettled() {
        return settled;
    }

    /// For each event the probability that it was background.
    public double[] backgroundProbabilities() {
        return background.clone();
    }
}
