/// The paper of a judicial file: what its records say, as one PDF/A-3 that a judge can read and a machine can check.
@NullMarked
package org.wwow.backup.dossier.document;

import org.jspecify.annotations.NullMarked;
