/// The rules between the parts, held to the classes of all of them.
@NullMarked
package org.wwow.backup.rules;

import org.jspecify.annotations.NullMarked;
