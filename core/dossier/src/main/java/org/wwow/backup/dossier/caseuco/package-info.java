/// The dossier as a graph of CASE/UCO 1.4.0, for other programs of investigation.
@org.jspecify.annotations.NullMarked
package org.wwow.backup.dossier.caseuco;
