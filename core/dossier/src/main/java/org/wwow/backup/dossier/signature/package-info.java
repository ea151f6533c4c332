/// Signatures and time: who signed the dossier, when it demonstrably existed, and the judging of both without a network
/// (docs/protocol/dossier.md section 9).
@NullMarked
package org.wwow.backup.dossier.signature;

import org.jspecify.annotations.NullMarked;
