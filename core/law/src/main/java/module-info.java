/// The elements of crimes: instruments as data, their conditions, and one evaluator (docs/protocol section 22).
/// Pure functions of their inputs; no file, no clock, no network. Compiled for browsers too, by `core/law-script`.
module org.wwow.backup.law {
    requires static transitive org.jspecify;
    requires transitive org.wwow.backup.sealing;

    exports org.wwow.backup.law;
    exports org.wwow.backup.law.form;
    exports org.wwow.backup.law.told;
}
