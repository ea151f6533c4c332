/// The judicial file: the bag it is packed in and the checks a court makes on it (docs/protocol/dossier.md).
@SuppressWarnings("requires-automatic") module org.wwow.backup.dossier {
    requires transitive org.wwow.backup.ledger;
    requires static transitive org.jspecify;

    requires com.drew.metadata;
    requires java.desktop;

    exports org.wwow.backup.dossier.bag;
    exports org.wwow.backup.dossier.capture;
    exports org.wwow.backup.dossier.casefolder;
    exports org.wwow.backup.dossier.check;
    exports org.wwow.backup.dossier.container;
    exports org.wwow.backup.dossier.custody;
    exports org.wwow.backup.dossier.file;
    exports org.wwow.backup.dossier.redaction;
    exports org.wwow.backup.dossier.sample;
}
