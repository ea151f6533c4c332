/// Sealing: age files, access codes, derived keys, signed documents and grants (docs/protocol sections 1 to 8).
module org.wwow.backup.sealing {
    requires org.bouncycastle.provider;
    requires static transitive org.jspecify;

    exports org.wwow.backup.sealing;
    exports org.wwow.backup.sealing.deposit;
    exports org.wwow.backup.sealing.age;
    exports org.wwow.backup.sealing.directory;
}
