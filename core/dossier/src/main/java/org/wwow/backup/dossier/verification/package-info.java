/// One verification as a reader asks for it: what she trusts, what is judged, how it is told, and the report of it. The
/// command line and the offline verifier both stand on this.
@org.jspecify.annotations.NullMarked
package org.wwow.backup.dossier.verification;
