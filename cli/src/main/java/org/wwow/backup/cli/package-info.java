/// The commands behind `backup`, one class a command.
@NullMarked
package org.wwow.backup.cli;

import org.jspecify.annotations.NullMarked;
