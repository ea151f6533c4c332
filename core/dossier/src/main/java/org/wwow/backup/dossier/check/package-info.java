/// The forty checks of a judicial file, each with its number, its result and why (docs/protocol/dossier.md section 10).
///
/// Every file is taken for hostile: it is read within limits, nothing of it is executed, fetched or unpacked to disk.
@NullMarked
package org.wwow.backup.dossier.check;

import org.jspecify.annotations.NullMarked;
