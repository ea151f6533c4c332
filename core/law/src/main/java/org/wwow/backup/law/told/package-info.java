/// What an assessment prints: the tree programs read, and sentences in the four languages.
@NullMarked
package org.wwow.backup.law.told;

import org.jspecify.annotations.NullMarked;
