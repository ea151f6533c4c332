/// Checks receipts, notes and proofs of any tlog offline: for courts and auditors, in one small jar, without a network.
@NullMarked
package org.wwow.backup.verifier;

import org.jspecify.annotations.NullMarked;
