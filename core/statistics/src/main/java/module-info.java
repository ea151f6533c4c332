/// The statistics of the observatory: how many, what may be published, where it clusters, when to raise an alarm.
/// Pure functions of their inputs and a seed; no file, no clock, no network. The methods' pages stand in `docs/methods`.
module org.wwow.backup.statistics {
    requires static transitive org.jspecify;
    requires transitive org.apache.commons.rng.api;
    requires org.apache.commons.rng.core;
    requires org.apache.commons.rng.sampling;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.numbers.gamma;
    requires ojalgo;

    exports org.wwow.backup.statistics;
    exports org.wwow.backup.statistics.agreement;
    exports org.wwow.backup.statistics.alarm;
    exports org.wwow.backup.statistics.capture;
    exports org.wwow.backup.statistics.capture.graphs;
    exports org.wwow.backup.statistics.capture.latent;
    exports org.wwow.backup.statistics.capture.loglinear;
    exports org.wwow.backup.statistics.capture.study;
    exports org.wwow.backup.statistics.disclosure;
    exports org.wwow.backup.statistics.forecast;
    exports org.wwow.backup.statistics.linkage;
    exports org.wwow.backup.statistics.linkage.compare;
    exports org.wwow.backup.statistics.linkage.encode;
    exports org.wwow.backup.statistics.result;
    exports org.wwow.backup.statistics.scan;
    exports org.wwow.backup.statistics.table;
}
