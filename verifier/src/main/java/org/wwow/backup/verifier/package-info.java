/// Checks judicial files, receipts, notes and proofs offline: for courts and auditors, in one jar, without a network.
@NullMarked
package org.wwow.backup.verifier;

import org.jspecify.annotations.NullMarked;
