/// What a lawyer hands over to be built into a dossier: one sheet, its files, its proofs (docs/protocol/dossier.md,
/// section 5); read strictly, because everything a court will see begins here.
@org.jspecify.annotations.NullMarked
package org.wwow.backup.dossier.casefolder;
