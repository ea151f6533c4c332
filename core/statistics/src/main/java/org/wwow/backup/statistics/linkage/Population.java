package org.wwow.backup.statistics.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.statistics.InputRefused;
import org.wwow.backup.statistics.linkage.compare.Cell;

/// The records of one or two tables in one order that depends neither on the order of the rows nor on which table was
/// called the first, and the pairs of them that are compared.
final class Population {
    private static final Comparator<PersonRecord> BY_ID = Comparator.comparing(PersonRecord::id);

    private final List<Feature> features;
    private final List<PersonRecord> records;
    private final Linking linking;
    private final int boundary;
    private final boolean exchanged;

    /// Which pairs are compared.
    enum Linking {
        /// All pairs of records.
        ALL,
        /// Pairs of a record of the first table and one of the second.
        BETWEEN
    }

    private Population(List<PersonRecord> first, List<PersonRecord> second, List<Feature> features, Linking linking,
            boolean exchanged) {
        this.records = new ArrayList<>(first);
        this.records.addAll(second);
        this.features = features;
        this.linking = linking;
        this.boundary = first.size();
        this.exchanged = exchanged;
    }

    static Population of(PersonTable a, Optional<PersonTable> b, Linking linking) {
        List<PersonRecord> first = a.records().stream().sorted(BY_ID).toList();
        List<PersonRecord> second = b.map(PersonTable::records).orElse(List.of()).stream().sorted(BY_ID).toList();
        if (b.isPresent() && !a.features().equals(b.get().features())) {
            throw InputRefused
                    .because("The two tables are not alike: tables of persons need the same columns, encodings the "
                            + "same key, schema and settings.");
        }
        if (first.size() + second.size() < 2 || (b.isPresent() && (first.isEmpty() || second.isEmpty()))) {
            throw InputRefused.because(
                    "There are too few records: at least two records are compared, from two tables one of each.");
        }
        boolean exchange = b.isPresent() && order(first, second) > 0;
        return exchange
                ? new Population(second, first, a.features(), linking, true)
                : new Population(first, second, a.features(), linking, false);
    }

    private static int order(List<PersonRecord> one, List<PersonRecord> other) {
        for (int at = 0; at < Math.min(one.size(), other.size()); at++) {
            int order = one.get(at).id().compareTo(other.get(at).id());
            if (order != 0) {
                return order;
            }
        }
        int sizes = Integer.compare(one.size(), other.size());
        return sizes != 0 ? sizes : Integer.compare(one.hashCode(), other.hashCode());
    }

    List<Feature> features() {
        return features;
    }

    int size() {
        return records.size();
    }

    Cell cell(int record, int feature) {
        return records.get(record).cells().get(feature);
    }

    String id(int record) {
        return records.get(record).id();
    }

    /// Whether a record stands in the table given as `--a`.
    boolean isOfA(int record) {
        return (record < boundary) != exchanged;
    }

    /// The name of a record among all: `a:` or `b:` and its id.
    String label(int record) {
        return (isOfA(record) ? "a:" : "b:") + id(record);
    }

    boolean compares(int one, int other) {
        return one != other && (linking == Linking.ALL || (one < boundary) != (other < boundary));
    }

    boolean isBetween() {
        return linking == Linking.BETWEEN;
    }

    int boundary() {
        return boundary;
    }

    long pairs() {
        long all = records.size();
        return linking == Linking.ALL ? all * (all - 1) / 2 : (long) boundary * (all - boundary);
    }

    /// The most pairs of the same person there can be, if each record has one other of its person as a rule.
    long mostMatches() {
        return linking == Linking.ALL ? records.size() : Math.min(boundary, records.size() - boundary);
    }

    /// Two records as one number, whichever is given first.
    static long pair(int one, int other) {
        return ((long) Math.min(one, other) << 32) | Math.max(one, other);
    }

    /// The levels of a pair, four bits a feature: 0 for none, else the level and 1.
    long vector(int one, int other) {
        long vector = 0;
        for (int feature = 0; feature < features.size(); feature++) {
            int level = features.get(feature).comparison().level(cell(one, feature), cell(other, feature));
            vector |= (long) (level + 1) << (4 * feature);
        }
        return vector;
    }

    /// A feature's level in a vector, -1 for none.
    static int level(long vector, int feature) {
        return (int) ((vector >>> (4 * feature)) & 15) - 1;
    }
}
