package org.wwow.backup.statistics.capture.loglinear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.wwow.backup.statistics.capture.CaptureTable;
import org.wwow.backup.statistics.regression.PoissonRegression;

/// The twelve closed-population models: with (`Mt`) or without (`M0`) lists of different reach, with columns for
/// persons of different visibility (`Mh`, `Mth`), and with a response to having been recorded (`Mb`, `Mbh`).
///
/// Visibility enters by the number of lists k a person is on (Rivest and Baillargeon 2007): Chao's lower bound
/// (k−2)⁺, (k−3)⁺ …, Poisson 2ᵏ−1, Darroch k²/2, Gamma −log(3.5+k)+log 3.5. `Mb` and `Mbh` need captures in an order
/// of time, which lists do not have: they are computed for the record of trapping studies and never chosen.
public final class ClosedModels {
    private final double[] counts;
    private final int lists;

    private ClosedModels(CaptureTable table) {
        double[] cells = table.cells();
        this.lists = table.lists().size();
        this.counts = java.util.Arrays.copyOfRange(cells, 1, cells.length);
    }

    /// All twelve in their usual order; a model that cannot be fitted is left out.
    public static List<FittedModel> of(CaptureTable table) {
        return new ClosedModels(table).fitAll();
    }

    private List<FittedModel> fitAll() {
        List<IntToDoubleFunction> alike = List.of(Integer::bitCount);
        List<IntToDoubleFunction> different = IntStream.range(0, lists)
                .<IntToDoubleFunction>mapToObj(list -> cell -> cell >> list & 1)
                .toList();
        List<FittedModel> found = new ArrayList<>();
        fit("M0", alike, List.of()).ifPresent(found::add);
        fit("Mt", different, List.of()).ifPresent(found::add);
        visible("Mh", alike, found);
        visible("Mth", different, found);
        responding("Mb", false).ifPresent(found::add);
        responding("Mbh", true).ifPresent(found::add);
        return List.copyOf(found);
    }

    private void visible(String name, List<IntToDoubleFunction> reach, List<FittedModel> found) {
        chao(name + " Chao", reach).ifPresent(found::add);
        fit(name + " Poisson2", reach, List.of(cell -> Math.pow(2, Integer.bitCount(cell)) - 1)).ifPresent(found::add);
        fit(name + " Darroch", reach, List.of(cell -> Math.pow(Integer.bitCount(cell), 2) / 2)).ifPresent(found::add);
        fit(name + " Gamma3.5", reach, List.of(cell -> Math.log(3.5) - Math.log(3.5 + Integer.bitCount(cell))))
                .ifPresent(found::add);
    }

    /// Columns whose coefficient comes out negative leave, the most negative first: the bound allows none.
    private Optional<FittedModel> chao(String name, List<IntToDoubleFunction> reach) {
        List<IntToDoubleFunction> extra = new ArrayList<>();
        for (int above = 2; above < lists; above++) {
            int from = above;
            extra.add(cell -> Math.max(0, Integer.bitCount(cell) - from));
        }
        while (!extra.isEmpty()) {
            Optional<PoissonRegression.Fit> fit = PoissonRegression.fit(design(reach, extra), counts);
            if (fit.isEmpty()) {
                return Optional.empty();
            }
            double[] coefficients = fit.get().coefficients();
            int first = reach.size() + 1;
            int worst = IntStream.range(first, coefficients.length)
                    .reduce((a, b) -> coefficients[a] <= coefficients[b] ? a : b)
                    .orElseThrow();
            if (coefficients[worst] >= 0) {
                break;
            }
            extra.remove(worst - first);
        }
        return fit(name, reach, extra);
    }

    private Optional<FittedModel> fit(String name, List<IntToDoubleFunction> reach, List<IntToDoubleFunction> extra) {
        double[][] design = design(reach, extra);
        return PoissonRegression.fit(design, counts)
                .map(fit -> FittedModel.of(name, counts, fit, design[0].length));
    }

    private double[][] design(List<IntToDoubleFunction> reach, List<IntToDoubleFunction> extra) {
        List<IntToDoubleFunction> columns = new ArrayList<>(reach);
        columns.addAll(extra);
        double[][] design = new double[counts.length][columns.size() + 1];
        for (int cell = 1; cell <= counts.length; cell++) {
            design[cell - 1][0] = 1;
            for (int at = 0; at < columns.size(); at++) {
                design[cell - 1][at + 1] = columns.get(at).applyAsDouble(cell);
            }
        }
        return design;
    }

    /// First capture with probability p, any later one with c: the coefficients give c first and p from it.
    private Optional<FittedModel> responding(String name, boolean firstApart) {
        List<IntToDoubleFunction> columns = new ArrayList<>();
        columns.add(Integer::numberOfTrailingZeros);
        columns.add(cell -> Integer.bitCount(cell) - 1);
        if (firstApart) {
            columns.add(cell -> cell & 1);
        }
        double[][] design = design(columns, List.of());
        return PoissonRegression.fit(design, counts).flatMap(fit -> {
            double[] coefficients = fit.coefficients();
            double again = 1 / (1 + Math.exp(-coefficients[2]));
            double missed = Math.exp(coefficients[1]) * (1 - again);
            if (!(missed > 0 && missed < 1)) {
                return Optional.empty();
            }
            FittedModel plain = FittedModel.of(name, counts, fit, design[0].length);
            double remaining = 0;
            for (int cell = 1; cell <= counts.length; cell++) {
                remaining += firstApart && (cell & 1) == 1 ? 0 : counts[cell - 1];
            }
            double never = Math.pow(missed, firstApart ? lists - 1 : lists);
            return Optional.of(new FittedModel(name, plain.observed(), remaining * never / (1 - never), Double.NaN,
                    plain.fit()));
        });
    }
}
