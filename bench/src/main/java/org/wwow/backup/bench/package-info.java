/// Measurements, each beside a limit of this machine or a peer's figure; never a test.
@NullMarked
package org.wwow.backup.bench;

import org.jspecify.annotations.NullMarked;
