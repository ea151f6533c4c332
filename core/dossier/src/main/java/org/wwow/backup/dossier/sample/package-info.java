/// A made-up case without a story, with a real ledger, real proofs, a real directory and real statements: to try the
/// tools on, and to test them with. Its keys derive from public words and protect nothing.
@org.jspecify.annotations.NullMarked
package org.wwow.backup.dossier.sample;
