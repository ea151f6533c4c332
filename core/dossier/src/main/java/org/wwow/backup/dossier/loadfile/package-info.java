/// The load file: one line an exhibit or derivative, for the programs by which courts take evidence in.
@org.jspecify.annotations.NullMarked
package org.wwow.backup.dossier.loadfile;
