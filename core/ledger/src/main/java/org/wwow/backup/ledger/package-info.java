/// A tlog-tiles log that anyone can check: hashes of RFC 6962, checkpoints as signed notes, proofs that stand offline.
@NullMarked
package org.wwow.backup.ledger;

import org.jspecify.annotations.NullMarked;
