/// The one server of BackUp: a package for each feature, its façade at the package's root, `web` and `store` hidden.
@NullMarked
package org.wwow.backup.server;

import org.jspecify.annotations.NullMarked;
