/// What a dossier holds and where it lies (docs/protocol/dossier.md, section 6).
@org.jspecify.annotations.NullMarked
package org.wwow.backup.dossier.file;
