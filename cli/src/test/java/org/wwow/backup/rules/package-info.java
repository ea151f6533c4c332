/// What holds for the whole tree: sizes, names, documents. Each rule is also shown failing on a bad fixture.
@NullMarked
package org.wwow.backup.rules;

import org.jspecify.annotations.NullMarked;
