/// Whether two or more coders read the same reports alike (Krippendorff).
@NullMarked
package org.wwow.backup.statistics.agreement;

import org.jspecify.annotations.NullMarked;
