/// Who had what, when and why, from receipt to export: a hash-linked chain, each step of it in the ledger
/// (docs/protocol/dossier.md, section 7).
@org.jspecify.annotations.NullMarked
package org.wwow.backup.dossier.custody;
