/// Tables as people send them: CSV with a byte-order mark, semicolons, Arabic digits, of any length.
@NullMarked
package org.wwow.backup.statistics.table;

import org.jspecify.annotations.NullMarked;
