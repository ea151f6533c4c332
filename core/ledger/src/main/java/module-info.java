/// The append-only public ledger: tree, tiles, checkpoints, proofs, receipts, witnesses (docs/protocol section 10).
module org.wwow.backup.ledger {
    requires transitive org.wwow.backup.sealing;
    requires static transitive org.jspecify;

    exports org.wwow.backup.ledger;
    exports org.wwow.backup.ledger.tiles;
    exports org.wwow.backup.ledger.witness;
}
