/// The Java client over HTTP and the processes that stand on it: demo seeding and load. Core libraries only.
module org.wwow.backup.client {
    requires java.desktop;
    requires java.net.http;
    requires transitive org.wwow.backup.ledger;
    requires transitive org.wwow.backup.sealing;
    requires static transitive org.jspecify;

    exports org.wwow.backup.client;
    exports org.wwow.backup.client.demo;
}
