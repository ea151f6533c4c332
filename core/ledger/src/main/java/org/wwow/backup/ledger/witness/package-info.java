/// Witnesses: they cosign a log's checkpoint only if it extends the last one they cosigned (C2SP tlog-witness).
///
/// [org.wwow.backup.ledger.witness.Witness] is the server's side without its transport,
/// [org.wwow.backup.ledger.witness.WitnessClient] the log's.
@NullMarked
package org.wwow.backup.ledger.witness;

import org.jspecify.annotations.NullMarked;
