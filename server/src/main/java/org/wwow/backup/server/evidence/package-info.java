/// What was deposited, byte for byte: resumable uploads, the blob store, sealed headers, fixity and destruction.
///
/// Begin with [Uploads] (how a payload arrives) and [SealedItems] (what is kept of an item). A header never touches the
/// blob store: it lives in the schema `erasable`, and destroying it there destroys the item for every holder of a key
/// (protocol sections 5, 9.3, 11 and 14). This feature knows neither cases nor consents; who may read is decided in
/// `casework`.
@ApplicationModule(allowedDependencies = {"http", "settings", "database"})
@NullMarked
package org.wwow.backup.server.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
