/// What a file says of its own making: read, kept as said, compared, never resolved (checks 15 to 17).
@NullMarked
package org.wwow.backup.dossier.capture;

import org.jspecify.annotations.NullMarked;
