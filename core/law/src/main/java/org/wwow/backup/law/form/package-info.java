/// What is read: a tree of values without a format of its own, and readers that name every problem at once.
@NullMarked
package org.wwow.backup.law.form;

import org.jspecify.annotations.NullMarked;
