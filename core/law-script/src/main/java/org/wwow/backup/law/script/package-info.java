/// The engine of `core/law` for browsers and Node: the same classes, compiled by TeaVM to one ES module.
@NullMarked
package org.wwow.backup.law.script;

import org.jspecify.annotations.NullMarked;
