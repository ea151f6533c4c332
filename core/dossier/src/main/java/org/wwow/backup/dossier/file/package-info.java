/// The dossier itself: its index, its files, and how they are put together (docs/protocol/dossier.md, section 6).
@org.jspecify.annotations.NullMarked
package org.wwow.backup.dossier.file;
