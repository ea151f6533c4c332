/// Builds a dossier of a case folder: judges it, lays it out, has it signed, and puts it in its place whole or not at all
/// (docs/protocol/dossier.md, sections 5 to 7).
@org.jspecify.annotations.NullMarked
package org.wwow.backup.dossier.build;
