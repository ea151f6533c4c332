/// What all methods of the observatory share: seeds, intervals, the origin of a figure, and the refusal of bad input.
/// Begin with a package a question: `capture` (how many), `disclosure` (what may be published), `alarm` (when),
/// `scan` (where). Nothing here reads a file or a clock.
@NullMarked
package org.wwow.backup.statistics;

import org.jspecify.annotations.NullMarked;
