/// The commands of the observatory's statistics. Each reads tables, prints one result as text, JSON or CSV, and ends
/// with 0, or with 2 and one sentence where the input or the settings cannot be used.
@NullMarked
package org.wwow.backup.cli.statistics;

import org.jspecify.annotations.NullMarked;
