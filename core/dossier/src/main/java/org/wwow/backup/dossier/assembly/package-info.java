/// Puts the parts together: the document, the seal and the forty checks, as the builder of a dossier asks for them.
@org.jspecify.annotations.NullMarked
package org.wwow.backup.dossier.assembly;
