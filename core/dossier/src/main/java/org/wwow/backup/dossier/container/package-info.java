/// The container of a dossier: a zip file with one possible form, and the reading of anybody's zip file.
@NullMarked
package org.wwow.backup.dossier.container;

import org.jspecify.annotations.NullMarked;
