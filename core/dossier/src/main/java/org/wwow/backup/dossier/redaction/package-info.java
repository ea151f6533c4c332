/// Taking out what must not be read, so that it is gone and not covered (check 25).
@NullMarked
package org.wwow.backup.dossier.redaction;

import org.jspecify.annotations.NullMarked;
