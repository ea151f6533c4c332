/// The judicial file: the bag it is packed in and the checks a court makes on it (docs/protocol/dossier.md).
module org.wwow.backup.dossier {
    requires transitive org.wwow.backup.ledger;
    requires static transitive org.jspecify;

    exports org.wwow.backup.dossier.bag;
    exports org.wwow.backup.dossier.container;
}
